/**
 * Who sees what of DIRAC's configuration. DIRAC gives the whole of it, passwords included, to whoever has a certificate.
 *
 * 1. Sites, computing elements, queues, storage elements, FTS servers and the names of VOs are infrastructure: every
 *    authenticated viewer sees all of them, also one without a VO.
 * 2. A group, with its members, is seen by viewers of its VO, and by viewers who are in that group. Groups without VO are so
 *    seen by their own members only.
 * 3. A user is seen by viewers of the VO, once for each VO that the user belongs to, and with the groups of that VO only: that
 *    a colleague works for another experiment, too, is not for everybody to know. Everybody sees themselves in their VO; who
 *    has no VO sees nobody else.
 * 4. A viewer of a group that the operator named (--all-vos-group) sees every group and every user.
 * 5. Certificate subjects and e-mail addresses: one's own, in one's VO; JobAdministrator and Operator read those of their VO.
 * 6. The tree as it is written is for holders of CSAdministrator or ServiceAdministrator, of whatever VO: it has no rows of
 *    a VO. What may be secret, by the name of the option or section or by the looks of the value, nobody reads here
 *    (config/secret-options.ts): it never reaches the tables.
 */
import { all, any, EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** The groups that the viewer may see. */
export function visibleGroups(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  const own = isOneOf("name", [viewer.group]);
  return hasVo(viewer) ? any(isOneOf("vo", [viewer.vo]), own) : own;
}

/** The users that the viewer may see. */
export function visibleUsers(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  return hasVo(viewer) ? isOneOf("vo", [viewer.vo]) : themselves(viewer);
}

/** The users, among the visible ones, whose certificate subjects and e-mail address the viewer may read. */
export function usersWithReadableDn(viewer: Viewer): Condition {
  const administers = viewer.properties.has("JobAdministrator") || viewer.properties.has("Operator");
  return administers && hasVo(viewer) ? isOneOf("vo", [viewer.vo]) : themselves(viewer);
}

const themselves = ({ vo, name }: Viewer): Condition => all(isOneOf("vo", [vo]), isOneOf("name", [name]));

/** Whether the viewer may read the tree. */
export const mayReadTree = ({ properties }: Viewer): boolean => properties.has("CSAdministrator") || properties.has("ServiceAdministrator");

/** The sections and options of the tree that the viewer may read. */
export const visibleTree = (viewer: Viewer): Condition => (mayReadTree(viewer) ? EVERYTHING : NOTHING);
