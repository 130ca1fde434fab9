import { GatewayError } from "../../errors.ts";
import type { Subsystem } from "../../schema/gateway/gateway.type.ts";
import type { Databases } from "../databases.ts";
import { jobDbGeneration } from "./job-generation.ts";

export const WMS_DATABASES = ["JobDB", "JobLoggingDB"] as const;

/** Jobs and what belongs to them: JobDB is the main database, JobLoggingDB costs only `Job.history`. */
export async function wmsSubsystem(databases: Databases): Promise<Subsystem> {
  const [jobs, log] = await Promise.all(WMS_DATABASES.map(name => attempt(databases, name)));
  const generation = jobs!.catalog === undefined ? null : jobDbGeneration(jobs!.catalog);
  const reasons = [
    jobs!.problem && `${jobs!.problem}: there are no jobs.`,
    log!.problem && `${log!.problem}: Job.history is null.`,
    generation === "9.1" && "DIRAC 9.1 keeps job parameters in OpenSearch, which this gateway does not read yet: Job.parameters is null.",
  ].filter(reason => typeof reason === "string");
  return { name: "wms", available: jobs!.problem === undefined, generation, reason: reasons.join(" ") || null };
}

async function attempt(databases: Databases, name: string) {
  try {
    const database = await databases.open(name);
    await database.clock();
    return { catalog: database.catalog };
  } catch (error) {
    if (error instanceof GatewayError) return { problem: error.message };
    throw error;
  }
}
