import DataLoader from "dataloader";
import { sql } from "kysely";
import { tq_RAM_requirements } from "../../generated/task-queue-db.ts";
import { isKept } from "../kept-table.ts";
import type { SourceContext } from "../source-context.ts";
import { taskQueueDbGeneration } from "./task-queue-generation.ts";

/** A kind of requirement has a table of its own: tq_TQToSites, … */
export type RequirementKind = "Sites" | "GridCEs" | "BannedSites" | "Platforms" | "JobTypes" | "Tags";

/** In megabytes. */
export interface MemoryRequirement { readonly minRam: number; readonly maxRam: number }

const MAX_BATCH = 1000;

/** What task queues require of a resource. Reached through a visible queue only. */
export class TaskQueueRequirementSource {
  readonly #values = new Map<RequirementKind, DataLoader<number, string[]>>();
  readonly #memory: DataLoader<number, MemoryRequirement | null>;

  constructor(private readonly context: SourceContext) {
    this.#memory = new DataLoader(async taskQueueIds => {
      const database = await context.databases.open("TaskQueueDB");
      if (!isKept(tq_RAM_requirements, database.catalog, taskQueueDbGeneration(database.catalog))) return taskQueueIds.map(() => null);
      const rows = await database.rows(sql<{ TQId: number; MinRAM: number; MaxRAM: number }>`select TQId, MinRAM, MaxRAM from tq_RAM_requirements where TQId in (${sql.join(taskQueueIds)})`);
      const found = new Map(rows.map(({ TQId, MinRAM, MaxRAM }) => [Number(TQId), { minRam: Number(MinRAM), maxRam: Number(MaxRAM) }]));
      return taskQueueIds.map(taskQueueId => found.get(taskQueueId) ?? null);
    }, { maxBatchSize: MAX_BATCH });
  }

  /** In order of the texts. */
  values(kind: RequirementKind, taskQueueId: number): Promise<string[]> {
    const loader = this.#values.get(kind) ?? this.#loader(kind);
    this.#values.set(kind, loader);
    return loader.load(taskQueueId);
  }

  /** Null where there is none, and where this generation of DIRAC knows none. */
  memory(taskQueueId: number): Promise<MemoryRequirement | null> {
    return this.#memory.load(taskQueueId);
  }

  #loader(kind: RequirementKind): DataLoader<number, string[]> {
    return new DataLoader(async taskQueueIds => {
      const database = await this.context.databases.open("TaskQueueDB");
      const rows = await database.rows(sql<{ TQId: number; Value: string }>`select TQId, ${sql.ref("Value")} from ${sql.table(`tq_TQTo${kind}`)} where TQId in (${sql.join(taskQueueIds)})`);
      const found = Map.groupBy(rows, ({ TQId }) => Number(TQId));
      return taskQueueIds.map(taskQueueId => (found.get(taskQueueId) ?? []).map(({ Value }) => Value).sort());
    }, { maxBatchSize: MAX_BATCH });
  }
}
