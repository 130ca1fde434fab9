import { AccountingResolver, SiteAccountingResolver, ViewerAccountingResolver } from "./accounting/accounting.resolver.ts";
import { Request } from "../schema/requests/request.type.ts";
import { Transfer } from "../schema/transfers/transfer.type.ts";
import { Job } from "../schema/wms/job.type.ts";
import { changesCursorOf } from "./changes-cursor.ts";
import { ComputingElementResolver } from "./configuration/computing-element.resolver.ts";
import { ConfigurationResolver, ConfigurationSectionResolver } from "./configuration/configuration.resolver.ts";
import { FtsServerResolver } from "./configuration/fts-server.resolver.ts";
import { GroupResolver } from "./configuration/group.resolver.ts";
import { JobConfigurationResolver } from "./configuration/job-configuration.resolver.ts";
import { QueueResolver } from "./configuration/queue.resolver.ts";
import { SiteResolver } from "./configuration/site.resolver.ts";
import { StorageElementResolver } from "./configuration/storage-element.resolver.ts";
import { UserResolver } from "./configuration/user.resolver.ts";
import { VirtualOrganizationResolver } from "./configuration/virtual-organization.resolver.ts";
import { GatewayResolver } from "./gateway/gateway.resolver.ts";
import { ViewerResolver } from "./framework/viewer.resolver.ts";
import { DowntimeSitesResolver, PilotSiteResolver, SiteStatusSiteResolver } from "./configuration/place-names.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import { JobPilotsResolver } from "./pilots/job-pilots.resolver.ts";
import { ComputingElementPilotsResolver, SitePilotsResolver } from "./pilots/place-pilots.resolver.ts";
import { PilotResolver } from "./pilots/pilot.resolver.ts";
import { JobRequestsResolver } from "./requests/job-requests.resolver.ts";
import { RequestConfigurationResolver } from "./requests/request-configuration.resolver.ts";
import { RequestFileResolver } from "./requests/request-file.resolver.ts";
import { RequestOperationResolver } from "./requests/request-operation.resolver.ts";
import { RequestResolver } from "./requests/request.resolver.ts";
import { DowntimeResolver } from "./resources/downtime.resolver.ts";
import { ComputingElementResourcesResolver, StorageElementResourcesResolver } from "./resources/element-resources.resolver.ts";
import { NodeStatusResolver } from "./resources/node-status.resolver.ts";
import { PolicyResultResolver } from "./resources/policy-result.resolver.ts";
import { ResourceStatusResolver } from "./resources/resource-status.resolver.ts";
import { FailoverResolver } from "./requests/failover.resolver.ts";
import { RequestChangesResolver } from "./requests/request-changes.resolver.ts";
import { TransferChangesResolver } from "./transfers/transfer-changes.resolver.ts";
import { SiteMaskResolver } from "./resources/site-mask.resolver.ts";
import { SiteResourcesResolver } from "./resources/site-resources.resolver.ts";
import { SiteStatusResolver } from "./resources/site-status.resolver.ts";
import { SpaceOccupancyResolver } from "./resources/space-occupancy.resolver.ts";
import { StatusChangeResolver } from "./resources/status-change.resolver.ts";
import { TicketResolver } from "./resources/ticket.resolver.ts";
import { LogicalFileResolver } from "./transfers/logical-file.resolver.ts";
import { ProblematicFileResolver } from "./transfers/problematic-file.resolver.ts";
import { TransferJobResolver } from "./transfers/transfer-job.resolver.ts";
import { TransferOperationResolver } from "./transfers/transfer-operation.resolver.ts";
import { TransferOperationRequestResolver, TransferRequestResolver } from "./transfers/transfer-request.resolver.ts";
import { TransferResolver } from "./transfers/transfer.resolver.ts";
import { JobChangesResolver } from "./wms/job-changes.resolver.ts";
import { JobCountsResolver } from "./wms/job-counts.resolver.ts";
import { JobGroupResolver } from "./wms/job-group.resolver.ts";
import { JobSandboxesResolver } from "./wms/job-sandboxes.resolver.ts";
import { JobScoutsResolver } from "./wms/job-scouts.resolver.ts";
import { JobTaskQueueResolver } from "./wms/job-task-queue.resolver.ts";
import { SiteSummaryResolver } from "./wms/site-summary.resolver.ts";
import { JobResolver } from "./wms/job.resolver.ts";
import { SandboxResolver } from "./wms/sandbox.resolver.ts";
import { TaskQueueResolver } from "./wms/task-queue.resolver.ts";
import { VirtualMachineResolver } from "./wms/virtual-machine.resolver.ts";
import { SiteWaitingJobsResolver } from "./wms/site-waiting-jobs.resolver.ts";
import { WaitingReasonsResolver } from "./wms/waiting-reasons.resolver.ts";

/** Every resolver; three types have feeds. */
export const ALL_RESOLVERS = [
  GatewayResolver, ViewerResolver, NodeResolver, JobResolver, JobGroupResolver, JobChangesResolver, JobCountsResolver, changesCursorOf(Job), changesCursorOf(Request), changesCursorOf(Transfer), PilotResolver, JobPilotsResolver,
  TaskQueueResolver, JobScoutsResolver, JobTaskQueueResolver, SandboxResolver, JobSandboxesResolver, VirtualMachineResolver,
  SiteStatusResolver, ResourceStatusResolver, NodeStatusResolver, StatusChangeResolver, SiteMaskResolver, DowntimeResolver, PolicyResultResolver, SpaceOccupancyResolver, TicketResolver,
  SiteResolver, ComputingElementResolver, QueueResolver, StorageElementResolver, FtsServerResolver, VirtualOrganizationResolver, GroupResolver, UserResolver,
  ConfigurationResolver, ConfigurationSectionResolver, JobConfigurationResolver,
  SiteResourcesResolver, ComputingElementResourcesResolver, StorageElementResourcesResolver, SitePilotsResolver, ComputingElementPilotsResolver,
  FailoverResolver, RequestChangesResolver, TransferChangesResolver, PilotSiteResolver, SiteStatusSiteResolver, DowntimeSitesResolver, SiteSummaryResolver, WaitingReasonsResolver, SiteWaitingJobsResolver,
  TransferResolver, TransferRequestResolver, TransferOperationRequestResolver, TransferJobResolver, TransferOperationResolver, ProblematicFileResolver, LogicalFileResolver,
  RequestResolver, RequestOperationResolver, RequestFileResolver, JobRequestsResolver, RequestConfigurationResolver,
  AccountingResolver, SiteAccountingResolver, ViewerAccountingResolver,
] as const;
