/**
 * Who sees which pilots. DIRAC asks for the property Operator (8.0) or for nothing (9.1) and then shows the pilots of all VOs.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every pilot, also one whose group or VO nobody knows.
 * 2. Everybody else sees pilots of their own VO only, and all of these: DIRAC knows no rights on single pilots. A viewer
 *    without VO sees none.
 * 3. The output of a pilot, and the certificate subject that submitted it, are for JobAdministrator and Operator of the
 *    pilot's VO, and for nobody else: a pilot is nobody's own. It is submitted by DIRAC in the name of one group of the VO
 *    (9.1 does not even store that) and runs the jobs of many users one after the other, so that its output tells of all
 *    of them: neither membership in that group nor a job among them makes it one's own.
 * 4. The jobs of a pilot and the pilots of a job are shown as far as each may be seen by its own policy.
 */
import { EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** The pilots that the viewer may see. */
export function visiblePilots(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  return hasVo(viewer) ? isOneOf("vo", [viewer.vo]) : NOTHING;
}

/** The pilots, among the visible ones, whose output and certificate subject the viewer may read. */
export function pilotsReadInFull(viewer: Viewer): Condition {
  const may = viewer.properties.has("JobAdministrator") || viewer.properties.has("Operator");
  return may && hasVo(viewer) ? isOneOf("vo", [viewer.vo]) : NOTHING;
}
