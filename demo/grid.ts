import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../dirac/facts.ts";
import { fillAccounting } from "./accounting/fill-accounting.ts";
import type { RecordOf } from "./accounting/accounting-record.ts";
import { BulkTables } from "./bulk-tables.ts";
import { configurationText } from "./configuration.ts";
import { dataMovement } from "./data-movement.ts";
import { filledDatabase } from "./database.ts";
import { newJob, type DemoJob } from "./job.ts";
import { step } from "./life/life.ts";
import type { World } from "./life/world.ts";
import { submit } from "./paths/submit.ts";
import { ManagementTables } from "./management-tables.ts";
import { PERSONAS, type Persona } from "./personas.ts";
import { PilotFleet } from "./pilot-fleet.ts";
import { fillPilotAgents } from "./pilot-tables.ts";
import { Random } from "./random.ts";
import { isRemoved } from "./request.ts";
import { requestNumbers } from "./request-numbers.ts";
import { fillRequests } from "./request-tables.ts";
import { Sandboxes } from "./sandboxes.ts";
import { fillSiteMask } from "./site-mask.ts";
import { StatusTables } from "./status-tables.ts";
import { submissions } from "./submissions.ts";
import { TaskQueues } from "./task-queues.ts";
import { SECOND } from "./time.ts";
import { fillVirtualMachines } from "./virtual-machines.ts";
import { fillProblematicFiles, fillTransfers } from "./transfer-tables.ts";

export interface DemoGridOptions {
  readonly seed: number;
  /** Rows of JobDB.Jobs. */
  readonly jobs: number;
  readonly generation: Generation;
  readonly now: Date;
}

/** A synthetic grid: DIRAC's databases as DIRAC would have left them at that instant. */
export interface DemoGrid {
  readonly generation: Generation;
  readonly databases: ReadonlyMap<string, DatabaseSync>;
  /** DIRAC's configuration, in its own grammar: registry, sites, operations. */
  readonly configurationText: string;
  readonly personas: readonly Persona[];
}

/** A grid is years old: its first job of this month has a high number. */
const FIRST_JOB_ID = 8_241_007;

export function createDemoGrid({ seed, jobs, generation, now }: DemoGridOptions): DemoGrid {
  const present = Math.floor(now.getTime() / SECOND) * SECOND;
  const random = new Random(seed);
  const fleet = new PilotFleet(random, new Random(seed + 7)), sandboxes = new Sandboxes();
  const databases = new Map<string, DatabaseSync>();
  const done: DemoJob[] = [], held: DemoJob[] = [];
  let queued: ReadonlyMap<DemoJob, number> = new Map(), accounted: readonly RecordOf<"Job">[] = [];
  const statuses = new Map<string, number>();
  // JobDB and JobLoggingDB are filled together, job by job: one inside the other
  databases.set("JobDB", filledDatabase(generation, "JobDB", jobDb => {
    databases.set("JobLoggingDB", filledDatabase(generation, "JobLoggingDB", loggingDb => {
      const tables = new BulkTables(generation, jobDb, loggingDb, fleet, present);
      const world: World = { tables, random, now: present };
      let id = FIRST_JOB_ID;
      for (const { at, spec, bulk, rest } of submissions(jobs, present, random)) {
        // some submissions fail and leave a hole
        const job = newJob(id += random.chance(0.008) ? 2 : 1, spec, at, bulk, rest);
        live(job, world);
        tables.complete(job);
        statuses.set(job.row.Status, (statuses.get(job.row.Status) ?? 0) + 1);
        sandboxes.add(job);
        if (job.stage === "requested") held.push(job);
        else if (job.parameters.has("PendingRequest")) done.push(job);
      }
      tables.flush();
      ({ queued, accounted } = tables);
    }));
    if (generation === "8.0") fillSiteMask(jobDb, present);
  }));
  databases.set("TaskQueueDB", filledDatabase(generation, "TaskQueueDB", db => {
    const queues = new TaskQueues(db, generation);
    for (const [job, at] of queued) queues.enqueue(job, at);
  }));
  fleet.addIdlers(present);
  databases.set("PilotAgentsDB", filledDatabase(generation, "PilotAgentsDB", db => fillPilotAgents(db, generation, fleet)));
  databases.set("ResourceStatusDB", filledDatabase(generation, "ResourceStatusDB", db => new StatusTables(db).fill(generation, present)));
  databases.set("ResourceManagementDB", filledDatabase(generation, "ResourceManagementDB", db => new ManagementTables(db).fill(generation, present)));
  const { requests, transfers } = dataMovement({ held, done, jobs, generation, seed, now: present }), numbers = requestNumbers(requests);
  databases.set("ReqDB", filledDatabase(generation, "ReqDB", db => fillRequests(db, generation, requests.filter(request => !isRemoved(request, present)), numbers)));
  databases.set("FTS3DB", filledDatabase(generation, "FTS3DB", db => fillTransfers(db, transfers, numbers, present)));
  databases.set("AccountingDB", filledDatabase(generation, "AccountingDB", db => fillAccounting(db, { jobs: accounted, fleet, transfers, present: statuses, size: jobs, generation, seed, now: present })));
  databases.set("DataIntegrityDB", filledDatabase(generation, "DataIntegrityDB", db => fillProblematicFiles(db, new Random(seed + 2), present)));
  databases.set("SandboxMetadataDB", filledDatabase(generation, "SandboxMetadataDB", db => sandboxes.fill(db, generation)));
  if (generation === "8.0") databases.set("VirtualMachineDB", filledDatabase(generation, "VirtualMachineDB", db => fillVirtualMachines(db, new Random(seed + 3), present)));
  return { generation, databases, configurationText: configurationText(generation), personas: PERSONAS };
}

/** From its submission to the present, or to the state in which it is to rest. */
function live(job: DemoJob, world: World): void {
  submit(world.tables, job, job.row.SubmissionTime);
  job.due += world.random.between(1, 9) * SECOND;
  // a running job still tells what it does
  while (job.due <= world.now && (job.rest?.stage !== job.stage || job.stage === "running")) step(job, job.due, world);
}
