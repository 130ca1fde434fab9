/** The two living generations of DIRAC; what a server really has is read from its tables, not from here. */
export const GENERATIONS = ["8.0", "9.1"] as const;
export type Generation = (typeof GENERATIONS)[number];
