import { RequestChange } from "../../schema/requests/request-change.type.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { changesResolverOf } from "../changes-resolver.ts";

export const RequestChangesResolver = changesResolverOf(Request, RequestChange, ({ requestChanges }) => requestChanges);
