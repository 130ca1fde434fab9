/**
 * Who sees which transfers and problematic files. DIRAC shows all of them to anybody who is authenticated.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every row, also one whose VO nobody knows.
 * 2. Everybody else sees rows of their own VO only, and all of these: DIRAC knows no rights on single transfers. A viewer
 *    without VO sees none.
 * 3. FTS3DB stores no VO: that of an operation and of an FTS job is the VO of its group, by the Registry; a file is its
 *    operation's, and one whose operation is gone is nobody's.
 * 4. DataIntegrityDB stores neither VO nor group: a problematic file is of the VO that its logical name begins with
 *    (`/belle/…`), exactly.
 * 5. What a transfer leads to (storage elements, statuses, downtimes) is shown by its own policy.
 */
import { EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** The transfers, operations and FTS jobs that the viewer may see. */
export function visibleTransfers(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  return hasVo(viewer) ? isOneOf("vo", [viewer.vo]) : NOTHING;
}

/** The problematic files that the viewer may see. */
export function visibleProblematicFiles(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  return hasVo(viewer) ? { kind: "field", field: "lfn", tests: [{ test: { op: "startsWith", text: `/${viewer.vo}/`, ignoreCase: false }, negated: false }] } : NOTHING;
}
