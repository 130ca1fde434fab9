/**
 * Who sees what of the resource status system: statuses of sites and elements, their changes, policy results, downtimes,
 * tickets, occupancy, and the site mask of 8.0. DIRAC shows all of it to anybody, even without identity.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every row.
 * 2. A row without VO, or of VO `all` (exactly), is infrastructure: every authenticated viewer sees it, also one without a VO.
 * 3. A row of a VO is for viewers of that VO.
 * 4. Downtimes, tickets, occupancy and the site mask know no VO: every authenticated viewer sees all of them.
 * 5. The author of a site mask entry is a user name or a certificate subject. A name everybody reads, as that of any owner;
 *    a subject is for JobAdministrator, Operator and SiteManager. The rows are no VO's, so the property is enough, in whatever VO.
 * 6. DIRAC moves changes of a VO's row into its history under VO `all` (which makes them infrastructure): who
 *    asks a few minutes later sees them though they were another VO's. Nothing in the row tells it any more.
 */
import { EVERYTHING, isOneOf, not, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** The rows, of a table with a VO column, that the viewer may see. */
export function visibleOfVos(viewer: Viewer): Condition {
  if (viewer.allVos) return EVERYTHING;
  return isOneOf("vo", hasVo(viewer) ? ["", "all", viewer.vo] : ["", "all"]);
}

/** The entries of the site mask, and of its log, whose author the viewer may read. */
export function masksWithReadableAuthor(viewer: Viewer): Condition {
  if (["JobAdministrator", "Operator", "SiteManager"].some(property => viewer.properties.has(property))) return EVERYTHING;
  return not(IS_SUBJECT);
}

/** A certificate subject has `=` in every form of it; a user name has none. */
const IS_SUBJECT: Condition = { kind: "field", field: "author", tests: [{ test: { op: "contains", text: "=", ignoreCase: false }, negated: false }] };
