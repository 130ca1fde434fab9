import { ConfigurationError } from "./configuration-error.ts";
import type { Executor } from "./executor.ts";
import type { Generation } from "./generation.ts";
import { givenOptions, type Environment, type GivenOptions } from "./given-options.ts";
import { describe, type OptionName } from "./option-table.ts";
import { stateFolder } from "./state-folder.ts";
import { accountOf, executorOf, generationOf, hostOf, instantOf, isLoopback, issuerUrl, logLevelOf, originOf, rateOf, redisUrl, userInGroup, wholeNumber, type Account, type LogLevel, type UserInGroup } from "./option-values.ts";

/** Seconds in which a budget fills. */
export const BUDGET_SECONDS = 500;

/** What every command that answers queries knows. */
export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  /** Everybody who connects is this user; without it identity comes from a token, in the demo from the demo. */
  readonly as?: UserInGroup;
  readonly allVosGroups: readonly string[];
  /** Origins whose pages may ask; without any only the server's own. */
  readonly corsOrigins: readonly string[];
  readonly trustedProxies: number;
  /** What computing power is told in: DIRAC does not know. */
  readonly cpuUnit: string;
  /** Certificate and key; without them the server speaks plain http. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** The folder of what must survive a restart; without it everything is kept in memory. */
  readonly state?: string;
  /** The clock stands there; without it the clock is the machine's. */
  readonly now?: Date;
  readonly metricsPort?: number;
  /** Seconds between being told to stop and taking no more requests. */
  readonly stopDelay: number;
  /** How much is written to the log; without it each command has its own mind. */
  readonly log?: LogLevel;
  /** Whether what one viewer may have at a time is limited. */
  readonly budget: boolean;
  readonly executor: Executor;
  /** Points by which the budget of a viewer fills in a second; without it as many as the gateway thinks right. */
  readonly budgetPerSecond?: number;
  /** Points that one operation may cost; without it as many as the gateway thinks right. */
  readonly costLimit?: number;
  /** Where budgets are kept; without it in the process. */
  readonly redis?: string;
}

/** `check` takes the options of `serve`, so that one word turns a start into a check. */
export interface ServeOptions extends ServerOptions {
  readonly command: "serve" | "check";
  readonly diracCfg: readonly string[];
  readonly issuers: readonly string[];
  readonly audience?: string;
  /** The DiracX, one of the issuers, that is asked for its configuration. */
  readonly diracxConfig?: string;
}

export interface DemoOptions extends ServerOptions {
  readonly command: "demo";
  /** Job changes per second; 0: the grid stands still. */
  readonly rate: number;
  readonly jobs: number;
  readonly seed: number;
  readonly generation: Generation;
}

/** For whoever runs the databases. */
export interface GrantsOptions {
  readonly command: "grants";
  readonly generation: Generation;
  readonly account: Account;
  /** Without any the databases have the names that DIRAC gives them. */
  readonly diracCfg: readonly string[];
}

export type Options = ServeOptions | DemoOptions | GrantsOptions | { readonly command: "schema" | "help" | "version" };

/** Reads and checks the command line and the environment; throws one ConfigurationError with all mistakes. */
export function readOptions(argv: readonly string[] = process.argv.slice(2), env: Environment = process.env): Options {
  const mistakes: string[] = [];
  const given = givenOptions(argv, env, mistakes);
  const options = checkedOptions(given, mistakes, env);
  if (given.isWhole) mistakes.push(...rulesBroken(options, given));
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return options;
}

function checkedOptions(given: GivenOptions, mistakes: string[], env: Environment): Options {
  const many = <T>(name: OptionName, read: (text: string) => T | undefined): T[] =>
    (given.values.get(name) ?? []).flatMap(({ text, from }) => {
      const value = read(text);
      if (value === undefined) mistakes.push(`${from} must be ${describe(name).expects}.`);
      return value === undefined ? [] : [value];
    });
  const one = <T>(name: OptionName, read: (text: string) => T | undefined): T | undefined => many(name, read)[0];
  const asWritten = (text: string): string => text;

  const { command = "serve" } = given;
  if (command === "schema" || command === "help" || command === "version") return { command };
  if (command === "grants") {
    // a missing generation has its sentence below
    return { command, generation: one("generation", generationOf) ?? "8.0", account: one("account", accountOf) ?? { user: "dirac_graphql", host: "%" }, diracCfg: many("dirac-cfg", asWritten) };
  }
  const cert = one("tls-cert", asWritten), key = one("tls-key", asWritten);
  const server = {
    host: one("host", hostOf) ?? "127.0.0.1",
    port: one("port", (text) => wholeNumber(text, 0, 65_535)) ?? 4000,
    ...present("as", one("as", userInGroup)),
    allVosGroups: many("all-vos-group", asWritten),
    corsOrigins: many("cors-origin", originOf),
    trustedProxies: one("trusted-proxies", (text) => wholeNumber(text, 0, 10)) ?? 0,
    cpuUnit: one("cpu-unit", (text) => (/^[\w .-]{1,20}$/.test(text) ? text : undefined)) ?? "HS06",
    ...present("tls", cert === undefined || key === undefined ? undefined : { cert, key }),
    ...present("state", one("state", asWritten)),
    ...present("now", one("now", instantOf)),
    ...present("metricsPort", one("metrics-port", (text) => wholeNumber(text, 0, 65_535))),
    stopDelay: one("stop-delay", (text) => wholeNumber(text, 0, 300)) ?? 0,
    ...present("log", one("log", logLevelOf)),
    executor: one("executor", executorOf) ?? "compiled",
    ...budgetOf(one("budget", (text) => (text === "off" ? 0 : wholeNumber(text, 1, 1_000_000)))),
    ...present("costLimit", one("cost-limit", (text) => wholeNumber(text, 1, 1_000_000_000))),
    ...present("redis", one("redis", redisUrl)),
  };
  if (command === "demo") {
    return {
      command,
      ...server,
      rate: one("rate", rateOf) ?? 3,
      jobs: one("jobs", (text) => wholeNumber(text, 1)) ?? 20_000,
      seed: one("seed", (text) => wholeNumber(text, 0)) ?? 1,
      generation: one("generation", generationOf) ?? "8.0",
    };
  }
  return {
    command,
    // the demo's jobs are made anew at each start: there is nothing to come back to, unless somebody wants that
    ...present("state", stateFolder(env)),
    ...server,
    diracCfg: many("dirac-cfg", asWritten),
    issuers: many("issuer", issuerUrl),
    ...present("audience", one("audience", asWritten)),
    ...present("diracxConfig", one("diracx-config", issuerUrl)),
  };
}

/** Rules between options. The demo has none about who asks: its data are synthetic, it may listen anywhere. */
function rulesBroken(options: Options, given: GivenOptions): string[] {
  if (given.command === "grants" && !given.values.has("generation")) return ["grants needs --generation: 8.0 and 9.1 have different tables."];
  const broken: string[] = [];
  if (given.values.has("tls-cert") !== given.values.has("tls-key")) broken.push("--tls-cert and --tls-key belong together: a certificate and its key.");
  if (given.command === undefined || (options.command !== "serve" && options.command !== "check")) return broken;
  // whether something was written at all: what is written badly has its own sentence
  const [diracCfg, as, issuer] = [given.values.has("dirac-cfg"), given.values.has("as"), given.values.has("issuer")];
  if (!diracCfg) broken.push(`${options.command} needs --dirac-cfg FILE, DIRAC's configuration.`);
  if (as && issuer) broken.push("--as and --issuer exclude each other: either one user is everybody, or tokens tell.");
  if (options.diracxConfig !== undefined && !options.issuers.includes(options.diracxConfig)) {
    broken.push("--diracx-config must be one of the URLs of --issuer, to the letter: it is asked with tokens that it made itself.");
  }
  const full = options.budgetPerSecond === undefined ? undefined : options.budgetPerSecond * BUDGET_SECONDS;
  if (full !== undefined && options.costLimit !== undefined && options.costLimit > full) broken.push(`--cost-limit: a budget of ${options.budgetPerSecond} points in a second is full with ${full}; no operation can cost more.`);
  if (options.command === "check") return broken;
  if (!as && !issuer) {
    broken.push("serve must know who asks: give --as USER:GROUP (everybody who connects is that user) or --issuer URL (tokens tell).");
  }
  if (!issuer && !isLoopback(options.host)) {
    broken.push("--host: without --issuer serve listens on this machine only (127.0.0.1, ::1, localhost).");
  }
  return broken;
}

/** Off is 0 points in a second. */
const budgetOf = (perSecond: number | undefined): Pick<ServerOptions, "budget" | "budgetPerSecond"> => ({ budget: perSecond !== 0, ...present("budgetPerSecond", perSecond === 0 ? undefined : perSecond) });

/** An absent value leaves its key out. */
function present<K extends string, T>(key: K, value: T | undefined): { [key in K]?: T } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]?: T });
}
