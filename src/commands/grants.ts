import { accountingDatabases } from "../config/accounting-databases.ts";
import { Configuration } from "../config/configuration.ts";
import { databaseSettings } from "../config/database-settings.ts";
import type { GrantsOptions } from "../config/options.ts";
import { grantsOf } from "../datasources/grants.ts";
import { readWithAccounting } from "../datasources/read-databases.ts";

/** Prints the rights that the gateway's account needs: of every database that is read, or of those that a configuration mentions, by the names that it gives them. */
export function grants({ generation, account, diracCfg }: GrantsOptions): void {
  const configuration = diracCfg.length === 0 ? undefined : Configuration.fromFiles(diracCfg), settings = configuration && databaseSettings(configuration);
  const statements = [...readWithAccounting(configuration === undefined ? [] : accountingDatabases(configuration)).values()].flatMap(database => {
    if (settings === undefined) return grantsOf(database, database.name, generation, account);
    const found = settings.find(({ name }) => name === database.name);
    return found === undefined ? [] : grantsOf(database, "problem" in found ? found.name : found.database, generation, account);
  });
  process.stdout.write(`-- What dirac-graphql reads of DIRAC ${generation}, for an account that exists: CREATE USER '${account.user}'@'${account.host}' IDENTIFIED BY …;\n${statements.join("\n")}\n`);
}
