import type { Generation } from "../../dirac/facts.ts";
import { SECOND } from "../time.ts";
import type { DemoFtsJob, DemoTransferOperation } from "../transfer.ts";
import type { RecordOf } from "./accounting-record.ts";

const ENDED = new Set(["Finished", "Finisheddirty", "Failed"]);

/** What is booked of FTS's jobs that have ended: 8.0 one record under the job's status, 9.1 one of its files that came and one of those that did not. */
export function transferRecords(operations: readonly DemoTransferOperation[], generation: Generation): RecordOf<"DataOperation">[] {
  return operations.flatMap(operation => operation.jobs.filter(({ status }) => ENDED.has(status)).flatMap(job => ofJob(operation, job, generation)));
}

function ofJob(operation: DemoTransferOperation, job: DemoFtsJob, generation: Generation): RecordOf<"DataOperation">[] {
  const { files, targets, replicas, source, owner } = operation, target = targets[operation.jobs.indexOf(job) % targets.length]!;
  const well = job.status === "Finished" ? job.files : job.status === "Failed" ? 0 : Math.floor(job.files / 2), failed = job.files - well;
  const size = Math.round(files.reduce((sum, file) => sum + file.size, 0) / files.length * well), from = job.submittedAt, to = Math.max(from, job.monitoredAt);
  const record = (finalStatus: string, ok: number, total: number): RecordOf<"DataOperation"> => ({
    type: "DataOperation",
    keys: { OperationType: "ReplicateAndRegister", User: owner.name, ExecutionSite: job.server, Source: (source ?? replicas[0]!).name, Destination: target.name, Protocol: "FTS3", FinalStatus: finalStatus },
    values: { TransferSize: ok === 0 ? 0 : size, TransferTime: ok === 0 ? 0 : Math.round((to - from) / SECOND), RegistrationTime: 0, TransferOK: ok, TransferTotal: total, RegistrationOK: 0, RegistrationTotal: 0 },
    from, to,
  });
  if (generation === "8.0") return [record(job.status, well, job.files)];
  return [...(well > 0 ? [record("Finished", well, well)] : []), ...(failed > 0 ? [record("Failed", 0, failed)] : [])];
}
