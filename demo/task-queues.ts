import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import type { DemoJob } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
import { GROUPS, SETUP } from "./registry.ts";
import { Statements } from "./statements.ts";
import { MINUTE } from "./time.ts";

/** A queue takes jobs whose processor time fits one of these segments (seconds). */
const SEGMENTS = [360, 1800, 3600, 21_600, 43_200, 86_400, 172_800, 259_200, 345_600, 518_400, 691_200, 864_000, 1_080_000];
const KINDS = ["Sites", "GridCEs", "BannedSites", "Platforms", "JobTypes", "Tags"] as const;
type Kind = (typeof KINDS)[number];
const EMPTY_FOR = 5 * MINUTE;

/** TaskQueueDB: jobs with identical requirements share a queue; a queue without jobs goes some minutes later. */
export class TaskQueues {
  readonly #statements: Statements;
  readonly #generation: Generation;
  readonly #ids = new Map<string, number>();
  readonly #emptySince = new Map<number, number>();

  constructor(db: DatabaseSync, generation: Generation) {
    this.#statements = new Statements(db);
    this.#generation = generation;
    for (const queue of this.#statements.all("select * from tq_TaskQueues")) {
      const id = Number(queue["TQId"]);
      const values = (kind: Kind) => this.#statements.all(`select Value from tq_TQTo${kind} where TQId = ? order by Value`, id).map(({ Value }) => String(Value));
      const owner = String(queue[this.#ownerColumn]);
      const memory = generation === "9.1" ? this.#statements.get("select MinRAM from tq_RAM_requirements where TQId = ?", id)?.["MinRAM"] : undefined;
      this.#ids.set(keyOf(owner, String(queue["OwnerGroup"]), Number(queue["CPUTime"]), Number(memory ?? 0), values), id);
    }
  }

  enqueue(job: DemoJob, at: number): void {
    this.#forgetEmpty(at);
    const { owner, ownerGroup, priority, cpuTime } = job.spec;
    const name = this.#generation === "8.0" ? owner.dn : owner.name;
    const segment = SEGMENTS.find(limit => cpuTime <= limit) ?? SEGMENTS.at(-1)!;
    const memory = this.#generation === "9.1" ? job.spec.memory ?? 0 : 0;
    const key = keyOf(name, ownerGroup, segment, memory, kind => [...requirement(job, kind, this.#generation)].sort());
    let id = this.#ids.get(key);
    const found = id !== undefined;
    if (id === undefined) {
      id = this.#create(job, name, segment);
      this.#ids.set(key, id);
    }
    this.#statements.run("insert or replace into tq_Jobs (TQId, JobId, Priority, RealPriority) values (?, ?, ?, ?)", id, job.row.JobID, priority, Math.max(priority, 1e-5));
    if (!found) this.#share(ownerGroup);
    this.#statements.run("update tq_TaskQueues set Enabled = 1 where TQId = ?", id);
    this.#emptySince.delete(id);
  }

  dequeue(jobId: number, at: number): void {
    const row = this.#statements.get("select TQId from tq_Jobs where JobId = ?", jobId);
    if (!row) return;
    const id = Number(row["TQId"]);
    this.#statements.run("delete from tq_Jobs where JobId = ?", jobId);
    if (!this.#statements.get("select 1 from tq_Jobs where TQId = ? limit 1", id)) this.#emptySince.set(id, at);
    this.#forgetEmpty(at);
  }

  #create(job: DemoJob, owner: string, segment: number): number {
    const { ownerGroup, vo, memory } = job.spec;
    const { column, value } = this.#generation === "8.0" ? { column: "Setup", value: SETUP } : { column: "VO", value: vo };
    const sql = `insert into tq_TaskQueues (Priority, ${this.#ownerColumn}, OwnerGroup, ${column}, CPUTime, Enabled) values (1, ?, ?, ?, ?, 0)`;
    const id = Number(this.#statements.run(sql, owner, ownerGroup, value, segment).lastInsertRowid);
    for (const kind of KINDS) {
      for (const item of requirement(job, kind, this.#generation)) this.#statements.run(`insert into tq_TQTo${kind} (TQId, Value) values (?, ?)`, id, item);
    }
    if (this.#generation === "9.1" && memory) this.#statements.run("insert into tq_RAM_requirements (TQId, MinRAM, MaxRAM) values (?, ?, ?)", id, memory, 2 * memory);
    return id;
  }

  /** The group's share, divided over its owners and their queues; a group that shares its jobs counts as one owner. */
  #share(ownerGroup: string): void {
    const group = GROUPS.find(({ name }) => name === ownerGroup);
    const owner = group?.properties.includes("JobSharing") ? "''" : this.#ownerColumn;
    const queues = this.#statements.all(`select ${owner} as Entity, count(*) as Queues from tq_TaskQueues where OwnerGroup = ? group by 1`, ownerGroup);
    for (const { Entity, Queues } of queues) {
      const priority = (group?.jobShare ?? 1000) / queues.length / Number(Queues);
      this.#statements.run(`update tq_TaskQueues set Priority = ? where OwnerGroup = ? and ${owner} = ?`, Math.max(priority, 0.001), ownerGroup, Entity!);
    }
  }

  #forgetEmpty(at: number): void {
    for (const [id, since] of this.#emptySince) {
      if (at - since < EMPTY_FOR) continue;
      this.#emptySince.delete(id);
      for (const kind of KINDS) this.#statements.run(`delete from tq_TQTo${kind} where TQId = ?`, id);
      if (this.#generation === "9.1") this.#statements.run("delete from tq_RAM_requirements where TQId = ?", id);
      this.#statements.run("delete from tq_TaskQueues where TQId = ?", id);
      for (const [key, value] of this.#ids) if (value === id) this.#ids.delete(key);
    }
  }

  get #ownerColumn(): "OwnerDN" | "Owner" {
    return this.#generation === "8.0" ? "OwnerDN" : "Owner";
  }
}

function requirement({ spec, candidateSites }: DemoJob, kind: Kind, generation: Generation): readonly string[] {
  switch (kind) {
    case "Sites": return candidateSites;
    case "BannedSites": return spec.bannedSites;
    case "Platforms": return spec.platform ? [spec.platform] : [];
    case "JobTypes": return [spec.jobType];
    case "Tags": return tagsOf(spec, generation);
    case "GridCEs": return spec.computingElement ? [spec.computingElement] : [];
  }
}

/** Processors become tags, in 8.0 memory too. */
export function tagsOf({ processors, memory }: Pick<JobSpec, "processors" | "memory">, generation: Generation): string[] {
  const tags = processors > 1 ? [`${processors}Processors`, "MultiProcessor"] : [];
  return generation === "8.0" && memory ? [...tags, `${memory / 1024}GB`] : tags;
}

const keyOf = (owner: string, group: string, segment: number, memory: number, values: (kind: Kind) => readonly string[]) =>
  JSON.stringify([owner, group, segment, memory, ...KINDS.map(values)]);
