import type { RequestChange } from "../../schema/requests/request-change.type.ts";
import type { Request } from "../../schema/requests/request.type.ts";
import { ChangesSource } from "../live/changes-source.ts";
import type { Told } from "../live/verdict.ts";
import type { SourceContext } from "../source-context.ts";
import { REQUEST_FEED } from "./request.feed.ts";

/** The changes of the requests that the viewer may see. */
export class RequestChangesSource extends ChangesSource<Request> {
  constructor(context: SourceContext) {
    super(context, context.feeds.requests, REQUEST_FEED);
  }

  describe(told: Told): RequestChange {
    return { ...this.described(told), requestId: told.change.key, happenedAt: this.moved(told, "lastUpdate") };
  }

  request(told: Told): Request | null {
    return this.row(told);
  }
}
