/** The two living generations of DIRAC; what a server really has is read from its tables, not from here. */
export const GENERATIONS = ["8.0", "9.1"] as const;
export type Generation = (typeof GENERATIONS)[number];

/** What a configuration looks like: 9.1 has no setups. Decides only whose word counts for a group's VO (Registry). */
export function generationOfConfiguration(configuration: { option(path: string): string | undefined }): Generation {
  return configuration.option("/DIRAC/Setup") === undefined ? "9.1" : "8.0";
}
