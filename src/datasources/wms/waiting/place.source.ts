import { EVERYTHING } from "../../../schema/common/condition.ts";
import { describe, type EntityClass } from "../../../schema/common/table-registry.ts";
import { Queue } from "../../../schema/configuration/queue.type.ts";
import { Site } from "../../../schema/configuration/site.type.ts";
import { bindTable } from "../../query/bound-table.ts";
import { readRows } from "../../query/loaders.ts";
import type { SourceContext } from "../../source-context.ts";

export interface Places {
  /** By name, those that only databases know among them. */
  readonly sites: ReadonlyMap<string, Site>;
  /** By the name of their site. */
  readonly queues: ReadonlyMap<string, readonly Queue[]>;
}

/** All sites and queues at once: a job that names no site may run at any of them. */
export class PlaceSource {
  #all: Promise<Places> | undefined;

  constructor(private readonly context: SourceContext) {}

  all(): Promise<Places> {
    this.#all ??= this.#read();
    return this.#all;
  }

  async #read(): Promise<Places> {
    const database = await this.context.databases.open("Configuration");
    const rows = <T extends object>(type: EntityClass<T>) => readRows(bindTable(describe(type), database), EVERYTHING, describe(type).columns.keys());
    const [sites, queues] = await Promise.all([rows(Site), rows(Queue)]);
    return { sites: new Map(sites.map(site => [site.name, site])), queues: Map.groupBy(queues, ({ siteName }) => siteName) };
  }
}
