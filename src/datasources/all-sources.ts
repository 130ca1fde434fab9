import { JobCommand } from "../schema/wms/job-command.type.ts";
import { JobOptimizerParameter } from "../schema/wms/job-optimizer-parameter.type.ts";
import { JobParameter } from "../schema/wms/job-parameter.type.ts";
import { JobPreviousParameter } from "../schema/wms/job-previous-parameter.type.ts";
import type { SourceContext } from "./source-context.ts";
import { JobActionSource } from "./wms/job-action.source.ts";
import { JobChangesSource } from "./wms/job-changes.source.ts";
import { JobDescriptionSource } from "./wms/job-description.source.ts";
import { JobGroupSource } from "./wms/job-group.source.ts";
import { JobHeartbeatSource } from "./wms/job-heartbeat.source.ts";
import { JobHistorySource } from "./wms/job-history.source.ts";
import { JobInputFileSource } from "./wms/job-input-file.source.ts";
import { JobTableSource } from "./wms/job-table.source.ts";
import { JobSource } from "./wms/job.source.ts";

/** Every source by name, made when it is first asked for. */
const LazySources = lazily({
  jobs: context => new JobSource(context),
  jobChanges: context => new JobChangesSource(context),
  jobActions: context => new JobActionSource(context),
  jobGroups: context => new JobGroupSource(context),
  jobHistory: context => new JobHistorySource(context),
  jobHeartbeats: context => new JobHeartbeatSource(context),
  jobDescriptions: context => new JobDescriptionSource(context),
  jobInputFiles: context => new JobInputFileSource(context),
  jobParameters: context => new JobTableSource(JobParameter, context),
  jobOptimizerParameters: context => new JobTableSource(JobOptimizerParameter, context),
  jobPreviousParameters: context => new JobTableSource(JobPreviousParameter, context),
  jobCommands: context => new JobTableSource(JobCommand, context),
});

export type Sources = InstanceType<typeof LazySources>;

export const allSources = (context: SourceContext): Sources => new LazySources(context);

type Makers = Readonly<Record<string, (context: SourceContext) => unknown>>;
type Made<M extends Makers> = { readonly [K in keyof M]: ReturnType<M[K]> };

/** A class made once: to define the properties anew for each operation costs more than all the sources that it uses. */
function lazily<M extends Makers>(makers: M): new (context: SourceContext) => Made<M> {
  class Lazy {
    readonly made: Record<string, unknown> = {};
    constructor(readonly context: SourceContext) {}
  }
  for (const [name, make] of Object.entries(makers)) {
    Object.defineProperty(Lazy.prototype, name, { get(this: Lazy) { return this.made[name] ??= make(this.context); } });
  }
  return Lazy as unknown as new (context: SourceContext) => Made<M>;
}
