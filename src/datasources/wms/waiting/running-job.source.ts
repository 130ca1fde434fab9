import type DataLoader from "dataloader";
import { all, EVERYTHING, isOneOf, type Condition } from "../../../schema/common/condition.ts";
import type { Groups } from "../../../schema/common/groups.type.ts";
import type { Visible } from "../../query/listing.ts";
import type { SourceContext } from "../../source-context.ts";
import { visibleJobRows } from "../job-rows.ts";
import { countedAtSites } from "./site-count.ts";

/** What DIRAC counts against a limit. */
const RUNNING = isOneOf("status", ["Running", "Matched", "Stalled"]);

/** JobDB.Jobs: how many jobs like one run at a site. */
export class RunningJobSource {
  readonly #counts = new Map<string, DataLoader<string, Groups>>();

  constructor(private readonly context: SourceContext) {}

  /** All, as DIRAC counts them, whoever may see them: not to be shown, only to be compared with a limit that holds for all. */
  all(siteName: string, field: string, value: string): Promise<number> {
    return this.#count(`all ${field}`, siteName, field, value, async () => ({ ...await visibleJobRows(this.context), scope: EVERYTHING }));
  }

  /** Those that the viewer may see. */
  visible(siteName: string, field: string, value: string): Promise<number> {
    return this.#count(`visible ${field}`, siteName, field, value, () => visibleJobRows(this.context));
  }

  async #count(name: string, siteName: string, field: string, value: string, rows: () => Promise<Visible<object>>): Promise<number> {
    const loader = this.#counts.get(`${name} ${value}`) ?? countedAtSites(rows, all(RUNNING, isOneOf(field, [value]) as Condition), [field]);
    this.#counts.set(`${name} ${value}`, loader);
    return (await loader.load(siteName)).total;
  }
}
