import { visibleOfVos } from "../../auth/policies/resources.policy.ts";
import type { Generation } from "../../config/generation.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import type { Catalog } from "../catalog.ts";
import type { OpenDatabase } from "../database.ts";
import { isKept } from "../kept-table.ts";
import { bindTable, type Binding } from "../query/bound-table.ts";
import { KeptTableSource } from "../query/kept-table-source.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";

interface Options {
  /** Of a table that one generation lacks. */
  readonly generation?: (catalog: Catalog) => Generation;
  readonly bind?: (database: OpenDatabase) => Binding;
}

/** A table of the resource status system: they differ in their columns, not in how they are read. */
export class ResourceTable<T extends object> extends KeptTableSource<T, string[]> {
  constructor(type: EntityClass<T>, context: SourceContext, private readonly options: Options = {}) {
    super(type, context, context => visibleRows(type, context, options));
  }

  async isKept(): Promise<boolean> {
    const { generation } = this.options, { facts } = describe(this.type);
    if (generation === undefined) return true;
    const { catalog } = await this.context.databases.open(facts.database);
    return isKept(facts, catalog, generation(catalog));
  }
}

async function visibleRows<T extends object>(type: EntityClass<T>, { databases, viewer }: SourceContext, { bind }: Options): Promise<Visible<T>> {
  const description = describe(type), database = await databases.open(description.facts.database);
  return { table: bindTable(description, database, bind?.(database)), scope: description.columns.has("vo") ? visibleOfVos(viewer) : EVERYTHING };
}
