import type { Generation } from "../config/generation.ts";
import type { Account } from "../config/option-values.ts";
import type { SubsystemDatabase } from "./subsystem.ts";

/**
 * What an account needs to read a database as the gateway does, and nothing else. By table and not by column: the gateway
 * reads nearly every column of the tables that it knows, none of which holds a credential, and a server that lacks one
 * column would refuse the whole statement. A table without a grant is to the gateway one that is not there.
 */
export function grantsOf({ tables, only, everyTable }: SubsystemDatabase, schema: string, generation: Generation, { user, host }: Account): string[] {
  if (only !== undefined && only !== generation) return [];
  const to = `TO ${text(user)}@${text(host)};`;
  // in the name of a whole database _ and % are wildcards
  if (everyTable === true) return [`GRANT SELECT ON ${name(schema.replace(/[\\_%]/g, "\\$&"))}.* ${to}`];
  const present = tables.filter(({ columns }) => Object.values(columns).some(({ generations }) => generations.includes(generation)));
  return present.map(({ table }) => table).sort().map(table => `GRANT SELECT ON ${name(schema)}.${name(table)} ${to}`);
}

const name = (word: string) => `\`${word.replaceAll("`", "``")}\``;
const text = (word: string) => `'${word.replaceAll("'", "''")}'`;
