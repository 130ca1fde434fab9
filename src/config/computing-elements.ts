import { commaList } from "./comma-list.ts";
import type { Configuration } from "./configuration.ts";
import type { Generation } from "./generation.ts";
import { integerOf, numberOf } from "./option-numbers.ts";
import { sitePaths } from "./sites.ts";

interface Capacity {
  readonly siteName: string;
  readonly name: string;
  readonly ceType: string | null;
  readonly architecture: string | null;
  readonly os: string | null;
  readonly platform: string | null;
  readonly numberOfProcessors: number | null;
  readonly maxRam: number | null;
  readonly si00: number | null;
  readonly tags: readonly string[];
  readonly requiredTags: readonly string[];
  /** Empty: every VO; null: none, see `usableBy`. */
  readonly vos: readonly string[] | null;
}

/** A section …/CEs/<name> of a site, with what it inherits. */
export type ComputingElementRow = Capacity;

/** A section …/Queues/<name> of a computing element, with what it inherits. */
export interface QueueRow extends Capacity {
  readonly computingElementName: string;
  readonly ceQueueName: string | null;
  readonly maxCpuTime: number | null;
  readonly maxTotalJobs: number | null;
  readonly maxWaitingJobs: number | null;
}

type Options = ReadonlyMap<string, string>;

export function readComputingElements(configuration: Configuration, generation: Generation): { computingElements: ComputingElementRow[]; queues: QueueRow[] } {
  const computingElements: ComputingElementRow[] = [], queues: QueueRow[] = [];
  for (const [siteName, site] of sitePaths(configuration)) {
    const siteVos = configuration.list(`${site}/VO`);
    for (const name of configuration.sections(`${site}/CEs`)) {
      const path = `${site}/CEs/${name}`, options = inherited(configuration, `${site}/CEs`, path), vos = configuration.list(`${path}/VO`);
      const tags = { tags: commaList(options.get("Tag")), requiredTags: commaList(options.get("RequiredTag")) };
      computingElements.push({ siteName, name, ...capacity(options), ...tags, vos: usableBy([vos, siteVos], generation) });
      for (const queue of configuration.sections(`${path}/Queues`)) {
        const own = optionsOf(configuration, `${path}/Queues/${queue}`), all = new Map([...options, ...own]), minutes = numberOf(all.get("maxCPUTime"));
        queues.push({
          siteName, computingElementName: name, name: queue, ...capacity(all),
          // unlike the other parameters those of the queue do not replace those of its computing element
          tags: united(tags.tags, commaList(own.get("Tag"))), requiredTags: united(tags.requiredTags, commaList(own.get("RequiredTag"))),
          ceQueueName: all.get("CEQueueName") || null,
          maxCpuTime: minutes === null ? null : Math.round(minutes * 60),
          maxTotalJobs: integerOf(all.get("MaxTotalJobs")),
          maxWaitingJobs: integerOf(all.get("MaxWaitingJobs")),
          vos: usableBy([commaList(own.get("VO")), vos, siteVos], generation),
        });
      }
    }
  }
  return { computingElements, queues };
}

/** CEDefaults < the type's section < the site's CEs < the computing element: what comes later wins. */
function inherited(configuration: Configuration, ofSite: string, own: string): Options {
  const below = [...optionsOf(configuration, ofSite), ...optionsOf(configuration, own)];
  const defaults = optionsOf(configuration, "/Resources/Computing/CEDefaults"), ceType = new Map(below).get("CEType") ?? defaults.get("CEType");
  const ofType = configuration.sections("/Resources/Computing").find(name => name === ceType);
  return new Map([...defaults, ...(ofType === undefined ? [] : optionsOf(configuration, `/Resources/Computing/${ofType}`)), ...below]);
}

function optionsOf(configuration: Configuration, path: string): Options {
  return new Map(configuration.options(path).map(name => [name, configuration.option(`${path}/${name}`)!]));
}

function capacity(options: Options): Omit<Capacity, "siteName" | "name" | "tags" | "requiredTags" | "vos"> {
  const text = (option: string) => options.get(option) || null;
  return {
    ceType: text("CEType"), architecture: text("architecture"), os: text("OS"), platform: text("Platform"),
    numberOfProcessors: integerOf(options.get("NumberOfProcessors")), maxRam: integerOf(options.get("MaxRAM")), si00: numberOf(options.get("SI00")),
  };
}

/**
 * The VOs that pass the lists of a queue, its computing element and its site, given in this order; an empty list lets every
 * VO pass. In 9.1 the first that is not empty decides alone; in 8.0 a VO must pass each, and where they exclude each other
 * nobody does: null. Case does not count.
 */
export function usableBy(lists: readonly (readonly string[])[], generation: Generation): readonly string[] | null {
  const [first = [], ...others] = lists.filter(list => list.length > 0);
  if (generation === "9.1") return first;
  const passing = first.filter(vo => others.every(list => list.some(one => one.toLowerCase() === vo.toLowerCase())));
  return passing.length === 0 && first.length > 0 ? null : passing;
}

const united = (...lists: readonly string[][]) => [...new Set(lists.flat())];
