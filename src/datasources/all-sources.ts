import { JobCommand } from "../schema/wms/job-command.type.ts";
import { JobOptimizerParameter } from "../schema/wms/job-optimizer-parameter.type.ts";
import { JobParameter } from "../schema/wms/job-parameter.type.ts";
import { JobPreviousParameter } from "../schema/wms/job-previous-parameter.type.ts";
import type { SourceContext } from "./source-context.ts";
import { JobActionSource } from "./wms/job-action.source.ts";
import { JobDescriptionSource } from "./wms/job-description.source.ts";
import { JobGroupSource } from "./wms/job-group.source.ts";
import { JobHeartbeatSource } from "./wms/job-heartbeat.source.ts";
import { JobHistorySource } from "./wms/job-history.source.ts";
import { JobInputFileSource } from "./wms/job-input-file.source.ts";
import { JobTableSource } from "./wms/job-table.source.ts";
import { JobSource } from "./wms/job.source.ts";

/** Every source by name, made when it is first asked for. */
export function allSources(context: SourceContext) {
  return lazily({
    jobs: () => new JobSource(context),
    jobActions: () => new JobActionSource(context),
    jobGroups: () => new JobGroupSource(context),
    jobHistory: () => new JobHistorySource(context),
    jobHeartbeats: () => new JobHeartbeatSource(context),
    jobDescriptions: () => new JobDescriptionSource(context),
    jobInputFiles: () => new JobInputFileSource(context),
    jobParameters: () => new JobTableSource(JobParameter, context),
    jobOptimizerParameters: () => new JobTableSource(JobOptimizerParameter, context),
    jobPreviousParameters: () => new JobTableSource(JobPreviousParameter, context),
    jobCommands: () => new JobTableSource(JobCommand, context),
  });
}

export type Sources = ReturnType<typeof allSources>;

type Made<M> = { readonly [K in keyof M]: M[K] extends () => infer S ? S : never };

function lazily<M extends Record<string, () => unknown>>(makers: M): Made<M> {
  const made = {};
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(made, name, { configurable: true, enumerable: true, get() {
      const source = make();
      Object.defineProperty(made, name, { value: source });
      return source;
    } });
  }
  return made as Made<M>;
}
