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
 */
import type { Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { all, any, EVERYTHING, isOneOf, NOTHING, type Condition } from "../../schema/common/condition.ts";
import type { Viewer } from "../viewer.ts";

/** The jobs that the viewer may see. */
export function visibleJobs(viewer: Viewer, registry: Registry, generation: Generation): Condition {
  if (viewer.allVos) return EVERYTHING;
  if (viewer.vo === "") return NOTHING;
  const ownVo = isOneOf("vo", [viewer.vo]);
  const seesAll = registry.globalJobsInfo(viewer.vo, generation) || viewer.properties.has("JobAdministrator") || viewer.properties.has("JobMonitor");
  if (seesAll) return ownVo;
  const own = isOneOf("owner", [viewer.name]);
  return all(ownVo, viewer.properties.has("JobSharing") ? any(own, isOneOf("ownerGroup", [viewer.group])) : own);
}

/** The jobs, among the visible ones, whose owner's certificate subject the viewer may read. */
export function jobsWithReadableDn(viewer: Viewer): Condition {
  if (viewer.vo === "") return NOTHING;
  const ownVo = isOneOf("vo", [viewer.vo]);
  return viewer.properties.has("JobAdministrator") || viewer.properties.has("Operator") ? ownVo : all(ownVo, isOneOf("owner", [viewer.name]));
}
