import { EVERYTHING, type Condition } from "../../schema/common/condition.ts";
import { describe, type EntityClass } from "../../schema/common/table-registry.ts";
import { bindTable } from "../query/bound-table.ts";
import { TableSource } from "../query/table-source.ts";
import type { SourceContext } from "../source-context.ts";

interface Options {
  /** The rows that the viewer may see; without it all: infrastructure is for everybody. */
  readonly scope?: Condition;
  readonly personalWhere?: Condition;
}

/** A table of the configuration: they differ in their columns, not in how they are read. */
export class ConfigurationTable<T extends object> extends TableSource<T, string[]> {
  constructor(type: EntityClass<T>, context: SourceContext, { scope = EVERYTHING, ...binding }: Options = {}) {
    super(type, context, async ({ databases }) => ({ table: bindTable(describe(type), await databases.open("Configuration"), binding), scope }));
  }
}
