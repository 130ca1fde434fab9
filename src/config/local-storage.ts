import type { Configuration } from "./configuration.ts";

const ELEMENTS = "/Resources/StorageElements";

/**
 * The storage elements that are local to a site whose option SE lists these: the listed ones, and every element whose BaseSE
 * or Alias is listed.
 */
export function localStorageElements(configuration: Configuration): (listed: readonly string[]) => string[] {
  const derived = configuration.sections(ELEMENTS).map(name => ({ name, from: [configuration.option(`${ELEMENTS}/${name}/BaseSE`), configuration.option(`${ELEMENTS}/${name}/Alias`)] }));
  return listed => [...new Set([...listed, ...derived.filter(({ from }) => from.some(one => one !== undefined && listed.includes(one))).map(({ name }) => name)])];
}
