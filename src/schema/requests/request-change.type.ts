import { changeOf } from "../common/change-of.ts";
import { Request } from "./request.type.ts";

export const RequestChange = changeOf(Request, {
  description: "A change of a request, as it was observed: states that followed each other within seconds may be one change. Comes at least once, "
    + "and for each request in the order in which things happened.\n\nSource: ReqDB.Request.",
  happenedAt: "its `lastUpdate`, where that moved",
});
