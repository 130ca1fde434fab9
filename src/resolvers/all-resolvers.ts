import { GatewayResolver } from "./gateway/gateway.resolver.ts";
import { ViewerResolver } from "./framework/viewer.resolver.ts";
import { NodeResolver } from "./node.resolver.ts";
import { JobChangesResolver } from "./wms/job-changes.resolver.ts";
import { JobGroupResolver } from "./wms/job-group.resolver.ts";
import { JobChangesCursorResolver } from "./wms/job-changes-cursor.resolver.ts";
import { JobResolver } from "./wms/job.resolver.ts";

/** Every resolver. */
export const ALL_RESOLVERS = [GatewayResolver, ViewerResolver, NodeResolver, JobResolver, JobGroupResolver, JobChangesResolver, JobChangesCursorResolver] as const;
