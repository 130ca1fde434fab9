import { parseArgs } from "node:util";
import { optionsInFile } from "./options-file.ts";
import { COMMANDS, describe, optionNames, type Command, type OptionName } from "./option-table.ts";

/** A value as it was written, and where, for error messages: `--port` or `PORT`. */
export interface Given {
  readonly text: string;
  readonly from: string;
}

export interface GivenOptions {
  /** Absent when the command is not one of ours. */
  readonly command?: Command | "help" | "version";
  /** Without any value where the option was written without one. */
  readonly values: ReadonlyMap<OptionName, readonly Given[]>;
  /** Whether all that was written could be read: else nobody knows what is missing. */
  readonly isWhole: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What was written, before anybody asks whether it makes sense. The command line wins over the environment, and that over
 * the file of --config. An option of another command is a mistake on the command line and in the file, but not in the
 * environment, which may be shared by all commands.
 */
export function givenOptions(argv: readonly string[], env: Environment, mistakes: string[]): GivenOptions {
  const [first] = argv;
  const named = first !== undefined && !first.startsWith("-");
  const command = named ? COMMANDS.find((known) => known === first) : "serve";
  if (!command) mistakes.push(`${first} is not a command; the commands are ${COMMANDS.join(", ")}.`);

  const values = new Map<OptionName, Given[]>();
  const asked = readTokens(named ? argv.slice(1) : argv, values, mistakes);
  if (asked) return { command: asked, values, isWhole: true };
  mistakes.push(...strangeVariables(env));
  const takesFile = command !== undefined && describe("config").commands.includes(command), [file] = takesFile ? values.get("config") ?? fromEnvironment("config", env) : [];
  const inFile = file === undefined ? undefined : optionsInFile(file.text, mistakes);
  for (const name of optionNames) {
    if (command && inFile?.has(name) && !describe(name).commands.includes(command)) mistakes.push(`${file!.text}: ${name} is not an option of ${command}.`);
    if (command && !describe(name).commands.includes(command)) {
      if (values.delete(name)) mistakes.push(`--${name} is not an option of ${command}.`);
    } else if (!values.has(name)) {
      const found = fromEnvironment(name, env);
      const given = found.length > 0 ? found : inFile?.get(name);
      if (given !== undefined) values.set(name, given);
    }
  }
  return { ...(command ? { command } : {}), values, isWhole: file === undefined || inFile !== undefined };
}

/** Notes the options of the command line; a request for help or the version goes before everything else. */
function readTokens(argv: readonly string[], values: Map<OptionName, Given[]>, mistakes: string[]): "help" | "version" | undefined {
  const { tokens } = parseArgs({
    args: [...argv],
    // not strict: that would stop at the first mistake
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: {
      help: { type: "boolean", short: "h" },
      version: { type: "boolean" },
      ...Object.fromEntries(optionNames.map((name) => [name, { type: "string" as const }])),
    },
  });
  const asked = tokens.find((token) => token.kind === "option" && (token.name === "help" || token.name === "version"));
  if (asked?.kind === "option") return asked.name === "help" ? "help" : "version";

  let unknownAt = -2;
  for (const token of tokens) {
    if (token.kind === "positional") {
      // the word after an unknown option is most likely its value
      if (token.index !== unknownAt + 1) mistakes.push(`${token.value} is not expected here; the command comes first, the rest are options.`);
    } else if (token.kind === "option") {
      const name = optionNames.find((known) => known === token.name);
      if (!name) {
        mistakes.push(`${token.rawName} is not an option; see --help.`);
        if (token.value === undefined) unknownAt = token.index;
      } else if (token.value === undefined || token.value.trim() === "" || (!token.inlineValue && token.value.startsWith("--"))) {
        mistakes.push(`--${name} needs a value, ${describe(name).expects}.`);
        values.set(name, values.get(name) ?? []);
      } else {
        const given = { text: token.value, from: `--${name}` };
        values.set(name, describe(name).many ? [...(values.get(name) ?? []), given] : [given]);
      }
    }
  }
  return undefined;
}

/** What Kubernetes sets in every container for a service that is named dirac-graphql. */
const NOT_OURS = /^DIRAC_GRAPHQL_(SERVICE_(HOST|PORT)|PORT_\d)/;
/** What Kubernetes sets under the name that is likeliest to be tried for PORT. */
const SERVICE_LINK = /^(tcp|udp|sctp):\/\//;

/** A variable that is spelt wrongly would be silently without effect. */
function strangeVariables(env: Environment): string[] {
  const known = new Set(optionNames.map(name => describe(name).env));
  return Object.keys(env).filter(variable => variable.startsWith("DIRAC_GRAPHQL_") && !known.has(variable) && !NOT_OURS.test(variable) && !SERVICE_LINK.test(env[variable] ?? "")).sort().map(variable => `${variable} is no variable of an option; see --help.`);
}

function fromEnvironment(name: OptionName, env: Environment): Given[] {
  const { env: variable, many } = describe(name);
  const text = env[variable] ?? "";
  const texts = many ? text.split(",").map((part) => part.trim()) : [text];
  return texts.filter((part) => part.trim() !== "").map((part) => ({ text: part, from: variable }));
}
