/**
 * What the operator wrote is wrong: in a CFG file, on the command line or in the environment. The message is for a
 * person at a terminal and holds names and line numbers, never the values of a CFG file: they may be passwords.
 */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  /** One sentence each. All of them at once, so that nobody has to start the server once per mistake. */
  readonly mistakes: readonly string[];

  constructor(mistakes: string | readonly string[]) {
    const all = typeof mistakes === "string" ? [mistakes] : mistakes;
    super(all.join("\n"));
    this.mistakes = all;
  }
}
