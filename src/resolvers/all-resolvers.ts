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
import { NodeResolver } from "./node.resolver.ts";
import { JobPilotsResolver } from "./pilots/job-pilots.resolver.ts";
import { PilotResolver } from "./pilots/pilot.resolver.ts";
import { DowntimeResolver } from "./resources/downtime.resolver.ts";
import { NodeStatusResolver } from "./resources/node-status.resolver.ts";
import { PolicyResultResolver } from "./resources/policy-result.resolver.ts";
import { ResourceStatusResolver } from "./resources/resource-status.resolver.ts";
import { SiteMaskResolver } from "./resources/site-mask.resolver.ts";
import { SiteStatusResolver } from "./resources/site-status.resolver.ts";
import { SpaceOccupancyResolver } from "./resources/space-occupancy.resolver.ts";
import { StatusChangeResolver } from "./resources/status-change.resolver.ts";
import { TicketResolver } from "./resources/ticket.resolver.ts";
import { JobChangesResolver } from "./wms/job-changes.resolver.ts";
import { JobGroupResolver } from "./wms/job-group.resolver.ts";
import { JobChangesCursorResolver } from "./wms/job-changes-cursor.resolver.ts";
import { JobResolver } from "./wms/job.resolver.ts";

/** Every resolver. */
export const ALL_RESOLVERS = [
  GatewayResolver, ViewerResolver, NodeResolver, JobResolver, JobGroupResolver, JobChangesResolver, JobChangesCursorResolver, PilotResolver, JobPilotsResolver,
  SiteStatusResolver, ResourceStatusResolver, NodeStatusResolver, StatusChangeResolver, SiteMaskResolver, DowntimeResolver, PolicyResultResolver, SpaceOccupancyResolver, TicketResolver,
  SiteResolver, ComputingElementResolver, QueueResolver, StorageElementResolver, FtsServerResolver, VirtualOrganizationResolver, GroupResolver, UserResolver,
  ConfigurationResolver, ConfigurationSectionResolver, JobConfigurationResolver,
] as const;
