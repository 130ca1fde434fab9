import { describe, optionNames, type OptionName } from "./option-table.ts";

/** What `--help` prints. */
export function usage(): string {
  return `dirac-graphql: one GraphQL schema over all subsystems of DIRAC

  dirac-graphql [serve] --dirac-cfg FILE --as USER:GROUP   answer queries from DIRAC's databases
  dirac-graphql check --dirac-cfg FILE                     try the configuration and the databases, then stop
  dirac-graphql demo                                       answer queries from a synthetic grid
  dirac-graphql grants --generation 8.0|9.1                print the rights that the gateway's database account needs
  dirac-graphql schema                                     print the schema

Options, each also in the environment (repeatable ones as a comma list); the command line wins,
then the environment, then the file of --config:

${optionNames.map(line).join("\n")}
  ${"--help, --version".padEnd(24)}
`;
}

function line(name: OptionName): string {
  const { value, many, help, env, commands } = describe(name);
  const who = commands.length === 1 ? `${commands[0]}: ` : "";
  return `  ${`--${name} ${value}${many ? " …" : ""}`.padEnd(24)} ${who}${help} [${env}]`;
}
