import { commaList } from "./comma-list.ts";
import type { Generation } from "./generation.ts";
import { integerOf } from "./option-numbers.ts";
import type { OptionTree } from "./option-tree.ts";
import { placesOf } from "./operations.ts";

/** A number that Operations sets for the jobs of a site whose attribute, a column of JobDB.Jobs, has this value. */
export interface JobLimit {
  readonly siteName: string;
  /** Null: for the whole site. */
  readonly computingElementName: string | null;
  readonly attribute: string;
  readonly value: string;
  readonly limit: number;
  /** Where it stands: `JobScheduling/RunningLimit/…`. */
  readonly option: string;
}

/** So many jobs may run: JobScheduling/RunningLimit/<site>[/CEs/<computing element>]/<attribute>/<value>. */
export function runningLimits(tree: OptionTree, vo: string, generation: Generation): JobLimit[] {
  return isSwitchedOff(tree, "CheckJobLimits", vo, generation) ? [] : limitsOf(tree, "JobScheduling/RunningLimit", vo, generation);
}

/** So many seconds pass between two matches: JobScheduling/MatchingDelay/<site>/<attribute>/<value>. */
export function matchingDelays(tree: OptionTree, vo: string, generation: Generation): JobLimit[] {
  return isSwitchedOff(tree, "CheckMatchingDelay", vo, generation) ? [] : limitsOf(tree, "JobScheduling/MatchingDelay", vo, generation).filter(({ computingElementName }) => computingElementName === null);
}

/** Whether in 8.0 the resource status system decides on sites and elements; otherwise the site mask and the configuration do. */
export function isResourceStatusActive(tree: OptionTree): boolean {
  return placesOf(tree, "", "8.0").map(place => tree.option(`${place}/ResourceStatus/Config/State`)).find(state => state !== undefined) === "Active";
}

/** The platforms whose jobs a resource of this platform takes. */
export function platformsOffered(tree: OptionTree, platform: string): string[] {
  const path = "/Resources/Computing/OSCompatibility";
  return [platform, ...tree.options(path).filter(name => commaList(tree.option(`${path}/${name}`)).includes(platform))];
}

function isSwitchedOff(tree: OptionTree, name: string, vo: string, generation: Generation): boolean {
  const value = placesOf(tree, vo, generation).map(place => tree.option(`${place}/JobScheduling/${name}`)).find(found => found !== undefined);
  return value !== undefined && !["y", "yes", "true", "1"].includes(value.toLowerCase());
}

/** DIRAC merges the places where Operations may stand; of an option that stands in several the first wins. */
function limitsOf(tree: OptionTree, section: string, vo: string, generation: Generation): JobLimit[] {
  const limits = new Map<string, JobLimit>();
  for (const place of placesOf(tree, vo, generation).reverse()) {
    for (const siteName of tree.sections(`${place}/${section}`)) {
      const ofSite = `${section}/${siteName}`;
      const parts = [{ computingElementName: null, path: ofSite }, ...tree.sections(`${place}/${ofSite}/CEs`).map(name => ({ computingElementName: name, path: `${ofSite}/CEs/${name}` }))];
      for (const { computingElementName, path } of parts) {
        for (const attribute of tree.sections(`${place}/${path}`)) {
          for (const value of tree.options(`${place}/${path}/${attribute}`)) {
            const option = `${path}/${attribute}/${value}`, limit = integerOf(tree.option(`${place}/${option}`));
            // one that is no number is a mistake of the configuration, for which DIRAC ignores the whole section
            if (limit !== null) limits.set(option, { siteName, computingElementName, attribute, value, limit, option });
          }
        }
      }
    }
  }
  return [...limits.values()];
}
