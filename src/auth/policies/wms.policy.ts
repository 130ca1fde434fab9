/**
 * Who sees which jobs. Stricter than DIRAC, which shows any job to anyone.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every row, also rows without a VO.
 * 2. Everybody else sees rows of their own VO only; a viewer without VO sees none.
 * 3. Within the VO everybody sees every job while GlobalJobsInfo is true for it (DIRAC's default). Where it is false,
 *    holders of JobAdministrator and JobMonitor see every job, holders of JobSharing those of their group, and everybody
 *    their own: the owner's name compared exactly, whatever the database's collation does.
 * 4. What belongs to a job (history, parameters, JDL …) is reached through the job only.
 * 5. A certificate subject is shown to the owner, and to JobAdministrator and Operator of the job's VO.
 * 6. What DIRAC lets somebody do with a job it lets them do within their VO (or in every VO, for a group as in 1):
 *    kill, delete, reschedule: JobAdministrator any job, JobSharing those of their group, everybody their own; GenericPilot
 *    reschedules any. Read the sandboxes: JobAdministrator and JobMonitor of any job, JobSharing of their group's, NormalUser
 *    of their own that were submitted in the same group. Whether the job's status lets DIRAC follow is another question.
 */
import type { Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { all, any, EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import { hasVo, type Viewer } from "../viewer.ts";

/** The jobs that the viewer may see. */
export function visibleJobs(viewer: Viewer, registry: Registry, generation: Generation): Condition {
  if (viewer.allVos) return EVERYTHING;
  if (!hasVo(viewer)) return NOTHING;
  const ownVo = isOneOf("vo", [viewer.vo]);
  const seesAll = registry.globalJobsInfo(viewer.vo, generation) || viewer.properties.has("JobAdministrator") || viewer.properties.has("JobMonitor");
  if (seesAll) return ownVo;
  const own = isOneOf("owner", [viewer.name]);
  return all(ownVo, viewer.properties.has("JobSharing") ? any(own, isOneOf("ownerGroup", [viewer.group])) : own);
}

/** The jobs, among the visible ones, whose owner's certificate subject the viewer may read. */
export function jobsWithReadableDn(viewer: Viewer): Condition {
  if (!hasVo(viewer)) return NOTHING;
  const ownVo = isOneOf("vo", [viewer.vo]);
  return viewer.properties.has("JobAdministrator") || viewer.properties.has("Operator") ? ownVo : all(ownVo, isOneOf("owner", [viewer.name]));
}

export const JOB_ACTIONS = ["kill", "delete", "reschedule", "readSandbox"] as const;
export type JobAction = (typeof JOB_ACTIONS)[number];

/** The jobs that DIRAC lets the viewer do this with. */
export function jobsAllowing(action: JobAction, viewer: Viewer): Condition {
  if (!hasVo(viewer) && !viewer.allVos) return NOTHING;
  const may = (...properties: string[]) => properties.some(property => viewer.properties.has(property));
  const reach = viewer.allVos ? EVERYTHING : isOneOf("vo", [viewer.vo]);
  if (may("JobAdministrator") || (action === "readSandbox" && may("JobMonitor")) || (action === "reschedule" && may("GenericPilot"))) return reach;
  // user and group names mean something within the VO only
  const inOwnVo = (...of: Condition[]) => all(isOneOf("vo", [viewer.vo]), ...of);
  const ofGroup = isOneOf("ownerGroup", [viewer.group]), own = isOneOf("owner", [viewer.name]);
  const ownAllowed = action !== "readSandbox" ? [inOwnVo(own)] : may("NormalUser") ? [inOwnVo(own, ofGroup)] : [];
  return any(...ownAllowed, ...(may("JobSharing") ? [inOwnVo(ofGroup)] : []));
}
