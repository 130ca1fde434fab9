import type { Generation } from "../../dirac/facts.ts";
import { newJob, type DemoJob, type JobRow } from "../../demo/job.ts";
import type { JobSpec } from "../../demo/job-spec.ts";
import type { JobTables, LogRecord } from "../../demo/job-tables.ts";
import { USERS } from "../../demo/registry.ts";

/** Writes down each statement, in the order of the commits. */
export class Recorder implements JobTables {
  readonly generation: Generation;
  readonly statements: string[] = [];

  constructor(generation: Generation = "9.1") {
    this.generation = generation;
  }

  insert(): void { this.statements.push("insert"); }
  update(_job: DemoJob, values: Partial<JobRow>): void { this.statements.push(`Jobs ${Object.entries(values).map(([name, value]) => `${name}=${value}`).join(" ")}`); }
  log(_job: DemoJob, { at, status, minor, application, source }: LogRecord): void { this.statements.push(`log ${at} ${[status, minor, application].map(part => part ?? "idem").join("/")} ${source}`); }
  describe(): void { this.statements.push("JDL"); }
  parameters(_job: DemoJob, values: ReadonlyMap<string, string>): void { this.statements.push(`parameters ${[...values.keys()].join()}`); }
  optimizerParameter(_job: DemoJob, name: string): void { this.statements.push(`optimizer parameter ${name}`); }
  archiveParameters(_job: DemoJob, cycle: number): void { this.statements.push(`attic ${cycle}`); }
  heartbeat(_job: DemoJob, at: number): void { this.statements.push(`heartbeat ${at}`); }
  killCommand(_job: DemoJob, at: number): void { this.statements.push(`Kill ${at}`); }
  killCommandSent(): void { this.statements.push("Kill sent"); }
  enqueue(): void { this.statements.push("into the queue"); }
  dequeue(): void { this.statements.push("out of the queue"); }
  match(): void { this.statements.push("pilot"); }
  release(): void { this.statements.push("pilot free"); }
  account(): void { this.statements.push("accounted"); }
  remove(): void { this.statements.push("removed"); }
}

const SPEC: JobSpec = {
  owner: USERS.hideki, ownerGroup: "belle_user", vo: "belle", jobType: "User", jobGroup: "tau", jobName: "tau_0001", executable: "a.sh", arguments: "-n 1", priority: 1,
  cpuTime: 86_400, processors: 1, memory: undefined, sites: [], bannedSites: [], platform: undefined, computingElement: undefined, inputData: [], outputFile: undefined,
  inputSandbox: undefined, mistake: undefined,
};

/** A job as it was at instant 1000, when its log was last written. */
export function aJob({ spec, ...row }: Partial<JobRow> & { spec?: Partial<JobSpec> } = {}): DemoJob {
  const job = newJob(7, { ...SPEC, ...spec }, 1000, false, undefined);
  Object.assign(job.row, row);
  return job;
}
