/**
 * Who sees which sandboxes, by root list or from a job. DIRAC's rule for their download, within the VO.
 *
 * 1. A viewer of a group that the operator named (--all-vos-group) sees every sandbox, also one whose owner's row is missing
 *    or whose VO nobody knows.
 * 2. Within the VO holders of JobAdministrator and JobMonitor see every sandbox, holders of JobSharing those of their group,
 *    holders of NormalUser those of their own name and group. That everybody sees the jobs of a VO (GlobalJobsInfo) does not
 *    open their sandboxes.
 * 3. The owner is who sb_Owners names, compared exactly. DIRAC itself files a sandbox of `msmith` under `MSmith` where that
 *    name came first: it is then seen by MSmith, as in DIRAC, and no longer by msmith.
 * 4. A sandbox whose owner's row is missing is nobody's.
 * 5. A certificate subject is shown as that of a job is.
 */
import { EVERYTHING, type Condition } from "../../schema/common/condition.ts";
import type { Viewer } from "../viewer.ts";
import { jobsAllowing } from "./wms.policy.ts";

/** The sandboxes that the viewer may see. */
export function visibleSandboxes(viewer: Viewer): Condition {
  return viewer.allVos ? EVERYTHING : jobsAllowing("readSandbox", viewer);
}

export { jobsWithReadableDn as sandboxesWithReadableDn } from "./wms.policy.ts";
