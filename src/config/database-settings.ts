import { hostname } from "node:os";
import type { Configuration } from "./configuration.ts";
import { instancesOf } from "./system-instance.ts";
import { Secret } from "./secret.ts";

/** How to reach one of DIRAC's MySQL databases. `name` is DIRAC's word for it (JobDB), `database` the server's. */
export interface DatabaseAddress {
  readonly name: string;
  readonly system: string;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: Secret;
  readonly database: string;
}

/** A database that the configuration mentions but does not describe well enough; `problem` is a sentence for the operator. */
export interface UnusableDatabase {
  readonly name: string;
  readonly system: string;
  readonly problem: string;
}

export type DatabaseSettings = DatabaseAddress | UnusableDatabase;

const COMMON = "/Systems/Databases";
const MYSQL_PORT = "3306";

// sections under Databases that are no MySQL database: OpenSearch indices, and accounting's map of types to databases
const NOT_MYSQL = new Set(["JobParametersDB", "ElasticJobParametersDB", "MonitoringDB", "MultiDB"]);

/**
 * Every MySQL database that the configuration declares. A system's own Databases section comes first (9.1, or 8.0 with
 * NoSetup), then that of its instance (8.0): an upgraded configuration may keep dead instances beside the living section.
 */
export function databaseSettings(configuration: Configuration, thisHost = hostname()): DatabaseSettings[] {
  return configuration.sections("/Systems").flatMap((system) => {
    const place = `/Systems/${system}`;
    const found = new Map<string, DatabaseSettings>();
    const add = (section: string, names: readonly string[], problem?: string): void => {
      for (const name of names) {
        if (found.has(name) || isNotMysql(configuration, section, name)) continue;
        const settings = problem === undefined ? readDatabase(configuration, `${section}/${name}`, thisHost) : { problem };
        found.set(name, { name, system, ...settings });
      }
    };
    add(`${place}/Databases`, configuration.sections(`${place}/Databases`));
    for (const { instance, problem } of instancesOf(configuration, system)) {
      const section = `${place}/${instance}/Databases`;
      add(section, configuration.sections(section), problem);
    }
    return [...found.values()];
  });
}

function isNotMysql(configuration: Configuration, section: string, name: string): boolean {
  return NOT_MYSQL.has(name) && !declared(configuration, `${section}/${name}/DBName`);
}

type Described = Omit<DatabaseAddress, "name" | "system"> | Omit<UnusableDatabase, "name" | "system">;

function readDatabase(configuration: Configuration, section: string, thisHost: string): Described {
  const missing: string[] = [];
  const own = (name: string): string | undefined => declared(configuration, `${section}/${name}`);
  const common = (name: string): string | undefined => own(name) ?? declared(configuration, `${COMMON}/${name}`);
  const needed = (value: string | undefined, path: string): string => {
    if (value === undefined) missing.push(path);
    return value ?? "";
  };
  const either = (name: string): string => `${section}/${name} (nor ${COMMON}/${name})`;

  const host = needed(common("Host"), either("Host"));
  const user = needed(common("User"), either("User"));
  // unlike the others a password may be declared empty, and then it is the empty password
  const password = configuration.option(`${section}/Password`) ?? configuration.option(`${COMMON}/Password`);
  const secret = new Secret(needed(password, either("Password")));
  const database = needed(own("DBName"), `${section}/DBName`);
  if (missing.length > 0) return { problem: `The configuration has no ${missing.join(" and no ")}.` };

  const port = common("Port") ?? MYSQL_PORT;
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return { problem: `${own("Port") === undefined ? COMMON : section}/Port is not a port number.` };
  }
  return { host: nearest(host, thisHost), port: Number(port), user, password: secret, database };
}

/** An option that is there but empty is as good as absent: an empty host or user can only be a gap in a template. */
function declared(configuration: Configuration, path: string): string | undefined {
  const value = configuration.option(path);
  return value === "" ? undefined : value;
}

/** DIRAC asks a server on its own machine as "localhost", and operators grant rights for that name. */
function nearest(host: string, thisHost: string): string {
  return host.toLowerCase() === thisHost.toLowerCase() ? "localhost" : host;
}
