import type { Job } from "../../../schema/wms/job.type.ts";
import { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { fact, type Rule } from "./finding.ts";
import { readInputData, type InputData } from "./input-data.ts";
import { readVerdict, type Verdict } from "./site-verdict.ts";
import type { WaitingQueue } from "./waiting-queue.ts";
import { listed, number } from "./words.ts";

const MAX_ELEMENTS = 10;

/** Never certain: the replicas are those of when the optimizer looked, and matching does not ask whether they can be read. */
export const INPUT_NOT_READABLE: Rule<[WaitingQueue, Job]> = {
  code: WaitingReasonCode.INPUT_NOT_READABLE, rank: 8,
  async find({ sources, vo }, job) {
    const parameter = (await sources.jobOptimizerParameters.of(job))?.find(({ name }) => name === "InputData");
    const input = parameter && readInputData(parameter.value);
    if (input === undefined) return null;
    const places = await placesOf(input, sources), names = [...new Set(places.flatMap(({ elements }) => elements))];
    const verdicts = new Map(await Promise.all(names.map(async (name): Promise<[string, Verdict]> => [name, await readVerdict(name, vo, sources)])));
    const isClosed = ({ elements }: Place) => elements.length > 0 && elements.every(name => verdicts.get(name)?.usable === false);
    const closed = places.filter(isClosed), elements = [...new Set(closed.flatMap(place => place.elements))];
    // a site that has the input is enough; a file without a readable replica is one too many
    const isByFile = input.files.size > 0;
    if (closed.length === 0 || (!isByFile && closed.length < places.length)) return null;
    return {
      sentence: isByFile
        ? `${whichFiles(closed.length, places.length)} be read: ${listed(elements)}, where the optimizer found ${closed.length === 1 ? "it" : "them"}, ${elements.length === 1 ? "is" : "are"} closed for reading.`
        : `No storage element at the sites that hold its input is open for reading: ${listed(elements)}.`,
      certain: false,
      facts: [
        fact(isByFile ? "input files without a readable replica" : "sites that hold its input, without a readable storage element", closed.length, "JobDB.OptimizerParameters.InputData"),
        ...elements.slice(0, MAX_ELEMENTS).map(name => fact(name, verdicts.get(name)!.status, verdicts.get(name)!.source)),
      ],
    };
  },
};

function whichFiles(closed: number, total: number): string {
  if (total === 1) return "Its input file cannot";
  return closed === total ? `None of its ${number(total)} input files can` : `Of its ${number(total)} input files, ${number(closed)} cannot`;
}

/** A file with the elements that hold it; where only sites are known, a site with its elements. */
interface Place { readonly elements: readonly string[] }

async function placesOf({ files, siteNames }: InputData, { waitingPlaces }: WaitingQueue["sources"]): Promise<Place[]> {
  if (files.size > 0) return [...files.values()].map(elements => ({ elements }));
  const { sites } = await waitingPlaces.all();
  return siteNames.map(name => ({ elements: sites.get(name)?.storageElementNames ?? [] }));
}
