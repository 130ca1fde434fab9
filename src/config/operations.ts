import type { Configuration } from "./configuration.ts";
import type { Generation } from "./generation.ts";
import type { OptionTree } from "./option-tree.ts";

/**
 * Where an Operations option of a VO may stand; the first place that declares it wins.
 *
 *     8.0   <VO>/<Setup>, <VO>/Defaults, <Setup>, Defaults
 *     9.1   <VO>, Defaults
 *
 * Without a generation the places of both are asked, 9.1's before 8.0's: an upgraded configuration may keep what 8.0
 * read, never the other way round. Without a VO, or for one that Operations does not mention, only the common places.
 */
export function placesOf(configuration: Pick<OptionTree, "option" | "sections">, vo: string, generation: Generation | undefined): string[] {
  const places: string[] = [];
  const setup = configuration.option("/DIRAC/Setup") ?? "";
  const hasOwn = configuration.sections("/Operations").includes(vo);
  if (hasOwn && generation !== "8.0") places.push(vo);
  if (generation !== "9.1") {
    if (hasOwn && setup !== "") places.push(`${vo}/${setup}`);
    if (hasOwn) places.push(`${vo}/Defaults`);
    if (setup !== "") places.push(setup);
  }
  return [...places, "Defaults"].map((place) => `/Operations/${place}`);
}

/** A boolean of DIRAC's Operations as it holds for a VO. */
export function operationsFlag(
  configuration: Configuration,
  option: string,
  otherwise: boolean,
  vo: string,
  generation?: Generation,
): boolean {
  const paths = placesOf(configuration, vo, generation).map((place) => `${place}/${option}`);
  const path = paths.find((candidate) => configuration.option(candidate) !== undefined);
  return path === undefined ? otherwise : configuration.flag(path, otherwise);
}
