import { requestsReadInFull, visibleRequests } from "../../auth/policies/requests.policy.ts";
import type { Registry } from "../../config/registry.ts";
import { EVERYTHING, some, type Condition } from "../../schema/common/condition.ts";
import { once } from "../../schema/common/once.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { RequestFile } from "../../schema/requests/request-file.type.ts";
import { RequestOperation } from "../../schema/requests/request-operation.type.ts";
import { Request } from "../../schema/requests/request.type.ts";
import { bindTable, type BoundTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { RowContext } from "../source-context.ts";
import { userOfOwnerDn } from "../user-of-dn.ts";
import { voOfGroup } from "../vo-of-group.ts";
import { reqDbGeneration } from "./request-generation.ts";

/** ReqDB with the rows that the viewer may see: every query that reads requests, operations or their files starts here. */
export interface RequestRows {
  readonly requests: Visible<Request>;
  readonly operations: Visible<RequestOperation>;
  readonly files: Visible<RequestFile>;
}

export async function visibleRequestRows({ databases, registry, viewer }: RowContext): Promise<RequestRows> {
  const database = await databases.open("ReqDB"), generation = reqDbGeneration(database.catalog);
  const visible = visibleRequests(viewer, registry, generation), inFull = requestsReadInFull(viewer);
  // nothing to ask of a request that is seen whatever it is
  const within = (relation: string, scope: Condition) => (scope === EVERYTHING ? EVERYTHING : some(relation, scope, { perRow: true })), ofVisible = within("request", visible);
  const following = { owner: userOfOwnerDn(registry), vo: vosOfOwnerGroup(registry)[generation] };
  const requests: BoundTable<Request> = bindTable(describe(Request), database, { following, personalWhere: inFull, related: { operations: () => operations } });
  const operations: BoundTable<RequestOperation> = bindTable(describe(RequestOperation), database, { personalWhere: some("request", inFull, { perRow: true }), related: { request: () => requests, files: () => files } });
  const files: BoundTable<RequestFile> = bindTable(describe(RequestFile), database, { related: { operation: () => operations } });
  return {
    requests: { table: requests, scope: visible },
    operations: { table: operations, scope: ofVisible },
    files: { table: files, scope: within("operation", ofVisible) },
  };
}

/** ReqDB stores no VO in either generation; which one a group has may differ between them. */
const vosOfOwnerGroup = once((registry: Registry) => ({ "8.0": voOfGroup(registry, "ownerGroup", "8.0"), "9.1": voOfGroup(registry, "ownerGroup", "9.1") }));
