import type DataLoader from "dataloader";
import { visibleOfVos } from "../../auth/policies/resources.policy.ts";
import type { KeyPart } from "../../schema/common/node-id.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { StatusChange } from "../../schema/resources/status-change.type.ts";
import { bindTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import { manyByKey } from "../query/loaders.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { statusChanges, type ElementKind, type Narrowing } from "./status-change-rows.ts";

/** The logs and histories of ResourceStatusDB. */
export class StatusChangeSource extends TableSource<StatusChange, KeyPart[]> {
  readonly #ofElements = new Map<ElementKind, DataLoader<string, StatusChange[]>>();

  constructor(context: SourceContext) {
    super(StatusChange, context, visibleStatusChangeRows);
  }

  /** The changes of a site, resource or node, oldest first. */
  ofElement(element: ElementKind, name: string): Promise<StatusChange[]> {
    const loader = this.#ofElements.get(element) ?? manyByKey<string, StatusChange>(names => visibleStatusChangeRows(this.context, { element, names }), "name");
    this.#ofElements.set(element, loader);
    return loader.load(name);
  }

  /** The changes before and after it, of the same element, status type and VO. A log row that has become a history row meanwhile is found by what it says. */
  async neighbours(change: StatusChange): Promise<{ readonly before?: StatusChange | undefined; readonly after?: StatusChange | undefined }> {
    const alike = (await this.ofElement(change.element as ElementKind, change.name)).filter(({ statusType, vo }) => statusType === change.statusType && vo === change.vo);
    const known = alike.findIndex(({ source, recordId }) => source === change.source && recordId === change.recordId);
    const index = known >= 0 ? known : alike.findIndex(({ dateEffective, status, tokenOwner }) => dateEffective === change.dateEffective && status === change.status && tokenOwner === change.tokenOwner);
    return index < 0 ? {} : { before: alike[index - 1], after: alike[index + 1] };
  }
}

async function visibleStatusChangeRows({ databases, viewer }: SourceContext, narrowing?: Narrowing): Promise<Visible<StatusChange>> {
  const database = await databases.open("ResourceStatusDB");
  return { table: bindTable(describe(StatusChange), database, { derived: statusChanges(database, narrowing) }), scope: visibleOfVos(viewer) };
}
