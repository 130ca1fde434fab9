import type DataLoader from "dataloader";
import { masksWithReadableAuthor } from "../../auth/policies/resources.policy.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { SiteMaskChange } from "../../schema/resources/site-mask-change.type.ts";
import { SiteMask } from "../../schema/resources/site-mask.type.ts";
import { bindTable } from "../query/bound-table.ts";
import { manyByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { jobDbGeneration } from "../wms/job-generation.ts";
import { ResourceTable } from "./resource-table.ts";

/** JobDB.SiteMask and SiteMaskLogging, of 8.0. */
export class SiteMaskSource extends ResourceTable<SiteMask> {
  readonly #changes: DataLoader<string, SiteMaskChange[]>;

  constructor(context: SourceContext) {
    const personalWhere = masksWithReadableAuthor(context.viewer);
    super(SiteMask, context, { generation: jobDbGeneration, bind: () => ({ personalWhere }) });
    this.#changes = manyByKey(async () => ({ table: bindTable(describe(SiteMaskChange), await context.databases.open("JobDB"), { personalWhere }), scope: EVERYTHING }), "siteName");
  }

  /** The changes of a site's entry, oldest first. */
  changesOf({ siteName }: SiteMask): Promise<SiteMaskChange[]> {
    return this.#changes.load(siteName!);
  }
}
