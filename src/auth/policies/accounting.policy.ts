/**
 * Who sees which accounting. DIRAC knows no VO here, hides nothing of most types, and makes what one sees depend on what one
 * groups by; it shows an ordinary user less than somebody without any property.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every row.
 * 2. A row of a type that is booked by group is of the group's VO, by the Registry (in 9.1 pilots are booked by the VO itself):
 *    it is for viewers of that VO. Of an extension's type with a key VO that key says it; there "" and `all` are infrastructure.
 * 3. Within the VO holders of AccountingMonitor, JobAdministrator and JobMonitor see all of it, and so does everybody while
 *    GlobalJobsInfo is true for it. Where it is false, holders of JobSharing see what was booked by their group, and everybody
 *    what was booked in their own name. Pilots are no user's own: everybody of the VO sees the VO's.
 * 4. A row of a type that is booked by neither (data operations, occupancy, submission of pilots, network) tells no VO: it is
 *    infrastructure, for every authenticated viewer. Names of users in it are shown as far as 3 lets the viewer see them:
 *    others count in every sum, but are no group, no value of a filter and in no list of values.
 * 5. What is seen does not depend on grouping, filters, bins or form.
 * 6. DIRAC's dictionaries have one spelling for `msmith` and `MSmith`, the first one's: who is spelt otherwise there has, for
 *    this policy, no rows of their own. Names are compared exactly, as everywhere.
 */
import type { Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { all, any, EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** What decides on the rows of a type. */
export interface BookedBy { readonly type: string; readonly keys: readonly string[] }

/** The rows that the viewer may see, by the keys `VO`, `UserGroup` and `User`. */
export function visibleAccounting(viewer: Viewer, registry: Registry, generation: Generation, { type, keys }: BookedBy): Condition {
  if (viewer.allVos || !tellsVo(keys)) return EVERYTHING;
  if (!hasVo(viewer)) return keys.includes("VO") ? isOneOf("VO", NO_VO) : NOTHING;
  const ownVo = isOneOf("VO", keys.includes("VO") ? [viewer.vo, ...NO_VO] : [viewer.vo]);
  if (type === "Pilot" || !keys.includes("User") || seesWholeVo(viewer, registry, generation)) return ownVo;
  const own = isOneOf("User", [viewer.name]), ofGroup = keys.includes("UserGroup") && viewer.properties.has("JobSharing") ? [isOneOf("UserGroup", [viewer.group])] : [];
  return all(ownVo, any(own, ...ofGroup));
}

/** Of a type whose rows tell no VO: whether the viewer may read the name of this user. */
export function mayReadUser(viewer: Viewer, registry: Registry, generation: Generation, name: string): boolean {
  if (viewer.allVos || name === viewer.name || NOBODY.has(name.toLowerCase())) return true;
  const groups = registry.user(name)?.groups ?? [];
  return hasVo(viewer) && seesWholeVo(viewer, registry, generation) && groups.some(group => registry.voOfGroup(group, generation) === viewer.vo);
}

/** Whether a row of this type tells of which VO it is. */
export const tellsVo = (keys: readonly string[]): boolean => keys.includes("UserGroup") || keys.includes("VO");

const NO_VO = ["", "all"];
/** What DIRAC books where there is no user. */
const NOBODY = new Set(["", "unknown", "none"]);

function seesWholeVo(viewer: Viewer, registry: Registry, generation: Generation): boolean {
  return ["AccountingMonitor", "JobAdministrator", "JobMonitor"].some(property => viewer.properties.has(property)) || registry.globalJobsInfo(viewer.vo, generation);
}
