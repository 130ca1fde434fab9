import { GatewayResolver } from "./gateway/gateway.resolver.ts";
import { ViewerResolver } from "./framework/viewer.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import { JobGroupResolver } from "./wms/job-group.resolver.ts";
import { JobResolver } from "./wms/job.resolver.ts";

/** Every resolver. */
export const ALL_RESOLVERS = [GatewayResolver, ViewerResolver, NodeResolver, JobResolver, JobGroupResolver] as const;
