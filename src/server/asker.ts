import type { IncomingMessage } from "node:http";
import { personOf } from "../auth/person.ts";
import type { Viewer } from "../auth/viewer.ts";
import { clientAddress } from "./client-address.ts";

/** Who a limit is of: a person, in whatever groups and on whatever machines; who has not said so, by where they are. */
export function asker(viewer: Viewer | null, request: IncomingMessage, trustedProxies: number): string {
  return viewer === null ? clientAddress(request, trustedProxies) : personOf(viewer);
}
