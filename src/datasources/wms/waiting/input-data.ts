import { dedencode, type Decoded } from "./dencode.ts";

/** What the optimizer InputData found. */
export interface InputData {
  /** The storage elements of each file, by its name. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Sites that have all files. */
  readonly siteNames: readonly string[];
}

/** Reads OptimizerParameters.InputData: {Value: {Successful: {file: {storage element: url}}}, SiteCandidates: {site: …}}, where Value may be the answer that holds it. Undefined before the optimizer has been there: then it is a list of files. */
export function readInputData(parameter: string): InputData | undefined {
  const found = dedencode(parameter), files = at(unwrapped(at(found, "Value")), "Successful"), sites = at(found, "SiteCandidates");
  if (!(files instanceof Map) && !(sites instanceof Map)) return undefined;
  return { files: new Map(entries(files).map(([file, replicas]) => [file, entries(replicas).map(([name]) => name)])), siteNames: entries(sites).map(([name]) => name) };
}

const at = (value: Decoded | undefined, key: string): Decoded | undefined => (value instanceof Map ? value.get(key) : undefined);
const entries = (value: Decoded | undefined): (readonly [string, Decoded])[] => (value instanceof Map ? [...value as ReadonlyMap<string, Decoded>] : []);
const unwrapped = (value: Decoded | undefined) => at(value, "Value") ?? value;
