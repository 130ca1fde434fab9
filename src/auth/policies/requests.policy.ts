/**
 * Who sees which requests, with their operations and files. DIRAC shows all requests of all VOs, with the arguments of
 * their operations, to every registered user.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every request, also one whose group nobody knows.
 * 2. Everybody else sees requests of their own VO only: that of the request's group by the Registry, in both generations,
 *    since ReqDB stores none. A viewer without VO sees none.
 * 3. Within the VO a request is seen as a job of its owner and group is (wms.policy.ts): it names the job, and its files.
 *    Holders of Operator see every one, too: what is stuck is for them to mend, and they may even read the arguments.
 * 4. The owner is the user name in 9.1; where there is only a certificate subject, who has it by the Registry. A request of
 *    a subject that nobody has any more is nobody's own.
 * 5. Operations and files are seen with their request, by whatever way they are reached.
 * 6. The arguments of operations (they hold delegated identities) and the owner's certificate subject are for the owner,
 *    and for JobAdministrator and Operator of the VO.
 */
import type { Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { isOneOf, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";
import { visibleJobs } from "./wms.policy.ts";

/** The requests that the viewer may see. */
export function visibleRequests(viewer: Viewer, registry: Registry, generation: Generation): Condition {
  const isOperator = viewer.properties.has("Operator") && hasVo(viewer) && !viewer.allVos;
  return isOperator ? isOneOf("vo", [viewer.vo]) : visibleJobs(viewer, registry, generation);
}

/** The requests, among the visible ones, whose arguments and certificate subject the viewer may read. */
export { jobsWithReadableDn as requestsReadInFull } from "./wms.policy.ts";
