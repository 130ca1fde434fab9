import type { Configuration } from "./configuration.ts";

/** What readers of single options need of a configuration, wherever it is kept. */
export type OptionTree = Pick<Configuration, "option" | "options" | "sections">;
