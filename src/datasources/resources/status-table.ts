import type { ValueOf } from "../query/table-source.ts";
import { effectiveStatuses, type StatusRow } from "./effective-status.ts";
import { ResourceTable } from "./resource-table.ts";

/** A table of statuses, of which a site or an element may have several: for all, and for a VO. */
export class StatusTable<T extends StatusRow> extends ResourceTable<T> {
  /** Of the rows whose `field` is this those that count for the viewer. */
  async effectiveWith<F extends keyof T & string>(field: F, value: ValueOf<T, F>): Promise<T[]> {
    return effectiveStatuses(await this.allWith(field, value), this.context.viewer);
  }
}
