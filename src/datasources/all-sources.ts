import { usersWithReadableDn, visibleGroups, visibleTree, visibleUsers } from "../auth/policies/configuration.policy.ts";
import { ComputingElement } from "../schema/configuration/computing-element.type.ts";
import { ConfigurationOption } from "../schema/configuration/configuration-option.type.ts";
import { ConfigurationSection } from "../schema/configuration/configuration-section.type.ts";
import { FtsServer } from "../schema/configuration/fts-server.type.ts";
import { Group } from "../schema/configuration/group.type.ts";
import { Queue } from "../schema/configuration/queue.type.ts";
import { Site } from "../schema/configuration/site.type.ts";
import { StorageElement } from "../schema/configuration/storage-element.type.ts";
import { StorageProtocol } from "../schema/configuration/storage-protocol.type.ts";
import { User } from "../schema/configuration/user.type.ts";
import { VirtualOrganization } from "../schema/configuration/virtual-organization.type.ts";
import { Pilot } from "../schema/pilots/pilot.type.ts";
import { RequestOperation } from "../schema/requests/request-operation.type.ts";
import { NodeStatus } from "../schema/resources/node-status.type.ts";
import { PolicyResult } from "../schema/resources/policy-result.type.ts";
import { ResourceStatus } from "../schema/resources/resource-status.type.ts";
import { SiteStatus } from "../schema/resources/site-status.type.ts";
import { SpaceOccupancy } from "../schema/resources/space-occupancy.type.ts";
import { Ticket } from "../schema/resources/ticket.type.ts";
import { ProblematicFile } from "../schema/transfers/problematic-file.type.ts";
import { TransferOperation } from "../schema/transfers/transfer-operation.type.ts";
import { JobCommand } from "../schema/wms/job-command.type.ts";
import { JobOptimizerParameter } from "../schema/wms/job-optimizer-parameter.type.ts";
import { JobParameter } from "../schema/wms/job-parameter.type.ts";
import { JobPreviousParameter } from "../schema/wms/job-previous-parameter.type.ts";
import { Job } from "../schema/wms/job.type.ts";
import { Sandbox } from "../schema/wms/sandbox.type.ts";
import { TaskQueue } from "../schema/wms/task-queue.type.ts";
import { AccountingSource } from "./accounting/accounting.source.ts";
import { ConfigurationTable } from "./configuration/configuration-table.ts";
import { ChangesSource } from "./live/changes-source.ts";
import { PilotMatchSource } from "./pilots/pilot-match.source.ts";
import { PilotOutputSource } from "./pilots/pilot-output.source.ts";
import { visiblePilotRows } from "./pilots/pilot-rows.ts";
import { PilotSummarySource } from "./pilots/pilot-summary.source.ts";
import { TableSource } from "./query/table-source.ts";
import { visibleFailoverOperationRows } from "./requests/failover-operation-rows.ts";
import { RequestFileCountSource } from "./requests/request-file-count.source.ts";
import { RequestFileSource } from "./requests/request-file.source.ts";
import { RequestOperationSource } from "./requests/request-operation.source.ts";
import { REQUEST_FEED } from "./requests/request.feed.ts";
import { RequestSource } from "./requests/request.source.ts";
import { RetryLimitSource } from "./requests/retry-limit.source.ts";
import { DowntimeSource } from "./resources/downtime.source.ts";
import { resourceStatusGeneration } from "./resources/resource-generation.ts";
import { ResourceTable } from "./resources/resource-table.ts";
import { SiteMaskSource } from "./resources/site-mask.source.ts";
import { occupancyInBytes } from "./resources/space-occupancy-rows.ts";
import { StatusChangeSource } from "./resources/status-change.source.ts";
import { StatusTable } from "./resources/status-table.ts";
import type { SourceContext } from "./source-context.ts";
import { visibleProblematicFileRows } from "./transfers/problematic-file-rows.ts";
import { TransferJobSource } from "./transfers/transfer-job.source.ts";
import { visibleTransferOperationRows } from "./transfers/transfer-rows.ts";
import { TransferSummarySource } from "./transfers/transfer-summary.source.ts";
import { TRANSFER_FEED } from "./transfers/transfer.feed.ts";
import { TransferSource } from "./transfers/transfer.source.ts";
import { JobActionSource } from "./wms/job-action.source.ts";
import { JobChangesSource } from "./wms/job-changes.source.ts";
import { JobDescriptionSource } from "./wms/job-description.source.ts";
import { JobGroupSource } from "./wms/job-group.source.ts";
import { JobHeartbeatSource } from "./wms/job-heartbeat.source.ts";
import { JobHistorySource } from "./wms/job-history.source.ts";
import { JobInputFileSource } from "./wms/job-input-file.source.ts";
import { visibleJobRows } from "./wms/job-rows.ts";
import { JobTableSource } from "./wms/job-table.source.ts";
import { SandboxMappingSource } from "./wms/sandbox-mapping.source.ts";
import { visibleSandboxRows } from "./wms/sandbox-rows.ts";
import { ScoutedJobSource } from "./wms/scouted-job.source.ts";
import { SiteSummarySource } from "./wms/site-summary.source.ts";
import { TaskQueueJobSource } from "./wms/task-queue-job.source.ts";
import { TaskQueueRequirementSource } from "./wms/task-queue-requirement.source.ts";
import { visibleTaskQueueRows } from "./wms/task-queue-rows.ts";
import { VirtualMachineSource } from "./wms/virtual-machine.source.ts";
import { BacklogSource } from "./wms/waiting/backlog.source.ts";
import { GenerationSource } from "./wms/waiting/generation.source.ts";
import { LineSource } from "./wms/waiting/line.source.ts";
import { PilotCountSource } from "./wms/waiting/pilot-count.source.ts";
import { PlaceSource } from "./wms/waiting/place.source.ts";
import { RunningJobSource } from "./wms/waiting/running-job.source.ts";
import { SchedulingOptionsSource } from "./wms/waiting/scheduling-options.source.ts";

/** Every source by name, made when it is first asked for. */
const LazySources = lazily({
  sites: context => new ConfigurationTable(Site, context),
  computingElements: context => new ConfigurationTable(ComputingElement, context),
  queues: context => new ConfigurationTable(Queue, context),
  storageElements: context => new ConfigurationTable(StorageElement, context),
  storageProtocols: context => new ConfigurationTable(StorageProtocol, context),
  ftsServers: context => new ConfigurationTable(FtsServer, context),
  virtualOrganizations: context => new ConfigurationTable(VirtualOrganization, context),
  groups: context => new ConfigurationTable(Group, context, { scope: visibleGroups(context.viewer) }),
  users: context => new ConfigurationTable(User, context, { scope: visibleUsers(context.viewer), personalWhere: usersWithReadableDn(context.viewer) }),
  configurationSections: context => new ConfigurationTable(ConfigurationSection, context, { scope: visibleTree(context.viewer) }),
  configurationOptions: context => new ConfigurationTable(ConfigurationOption, context, { scope: visibleTree(context.viewer) }),

  accounting: context => new AccountingSource(context),

  pilots: context => new TableSource(Pilot, context, visiblePilotRows),
  pilotMatches: context => new PilotMatchSource(context),
  pilotOutputs: context => new PilotOutputSource(context),
  pilotSummaries: context => new PilotSummarySource(context),

  requests: context => new RequestSource(context),
  requestOperations: context => new RequestOperationSource(context),
  requestFiles: context => new RequestFileSource(context),
  requestFileCounts: context => new RequestFileCountSource(context),
  requestChanges: context => new ChangesSource(context, context.feeds.requests, REQUEST_FEED),
  failoverOperations: context => new TableSource(RequestOperation, context, visibleFailoverOperationRows),
  retryLimits: context => new RetryLimitSource(context),

  siteStatuses: context => new StatusTable(SiteStatus, context),
  resourceStatuses: context => new StatusTable(ResourceStatus, context),
  nodeStatuses: context => new ResourceTable(NodeStatus, context, { generation: resourceStatusGeneration }),
  statusChanges: context => new StatusChangeSource(context),
  siteMasks: context => new SiteMaskSource(context),
  downtimes: context => new DowntimeSource(context),
  policyResults: context => new ResourceTable(PolicyResult, context),
  spaceOccupancies: context => new ResourceTable(SpaceOccupancy, context, { bind: occupancyInBytes }),
  tickets: context => new ResourceTable(Ticket, context),

  transfers: context => new TransferSource(context),
  transferJobs: context => new TransferJobSource(context),
  transferOperations: context => new TableSource(TransferOperation, context, visibleTransferOperationRows),
  transferSummaries: context => new TransferSummarySource(context),
  transferChanges: context => new ChangesSource(context, context.feeds.transfers, TRANSFER_FEED),
  problematicFiles: context => new TableSource(ProblematicFile, context, visibleProblematicFileRows),

  jobs: context => new TableSource(Job, context, visibleJobRows),
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
  scoutedJobs: context => new ScoutedJobSource(context),
  siteSummaries: context => new SiteSummarySource(context),
  taskQueues: context => new TableSource(TaskQueue, context, visibleTaskQueueRows),
  taskQueueJobs: context => new TaskQueueJobSource(context),
  taskQueueRequirements: context => new TaskQueueRequirementSource(context),
  sandboxes: context => new TableSource(Sandbox, context, visibleSandboxRows),
  sandboxMappings: context => new SandboxMappingSource(context),
  virtualMachines: context => new VirtualMachineSource(context),
  jobBacklog: context => new BacklogSource(context),
  runningJobs: context => new RunningJobSource(context),
  pilotCounts: context => new PilotCountSource(context),
  schedulingOptions: context => new SchedulingOptionsSource(context),
  waitingGeneration: context => new GenerationSource(context),
  waitingLine: context => new LineSource(context),
  waitingPlaces: context => new PlaceSource(context),
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
