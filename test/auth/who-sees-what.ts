import type { Viewer } from "../../src/auth/viewer.ts";
import { viewerNamed } from "../helpers/ask.ts";
import type { TestGrid } from "../helpers/test-grid.ts";
import { ALL, BELLE, CTAO } from "./jobs-of-many-owners.ts";

/** A viewer whom the test's Registry does not know: what a token may claim. */
function claimed(name: string, group: string, vo: string, ...properties: string[]): Viewer {
  return { name, group, vo, properties: new Set(properties), allVos: false };
}

type Who = Viewer | { readonly registered: `${string}@${string}`; readonly allVosGroups?: readonly string[] };
const registered = (who: `${string}@${string}`, ...allVosGroups: string[]): Who => ({ registered: who, allVosGroups });

/** Who sees which jobs: written from the contract, section 7, and the property table of wms.md 4.1. */
export const VIEWERS: readonly { readonly viewer: string; readonly who: Who; readonly sees: readonly number[] }[] = [
  // belle: GlobalJobsInfo is true, so everybody of the VO sees all its jobs
  { viewer: "an owner in belle", who: registered("alice@belle_user"), sees: BELLE },
  { viewer: "a colleague in the same group of belle", who: registered("bob@belle_user"), sees: BELLE },
  { viewer: "a holder of JobSharing in belle", who: registered("carol@belle_prod"), sees: BELLE },
  { viewer: "an administrator of belle", who: registered("admin@belle_admin"), sees: BELLE },
  { viewer: "a guest of belle without any property", who: claimed("zoe", "belle_guest", "belle"), sees: BELLE },
  // ctao: GlobalJobsInfo is false, so properties decide
  { viewer: "an owner in ctao, whatever the group of the job", who: registered("dave@ctao_user"), sees: [11, 17] },
  { viewer: "an owner whose name differs by case", who: claimed("Dave", "ctao_user", "ctao", "NormalUser"), sees: [12] },
  { viewer: "an owner whose name differs by a trailing blank", who: claimed("dave ", "ctao_user", "ctao", "NormalUser"), sees: [13] },
  { viewer: "jose", who: registered("jose@ctao_user"), sees: [14] },
  { viewer: "josé", who: registered("josé@ctao_user"), sees: [15] },
  { viewer: "a user who has jobs in another VO, too", who: registered("alice@ctao_user"), sees: [16] },
  { viewer: "a user of ctao with the name of one of belle", who: registered("bob@ctao_user"), sees: [19] },
  { viewer: "a colleague in the same group of ctao, without jobs", who: claimed("zoe", "ctao_user", "ctao", "NormalUser"), sees: [] },
  { viewer: "somebody with no name", who: claimed("", "ctao_user", "ctao", "NormalUser"), sees: [] },
  { viewer: "a holder of JobSharing with jobs in two groups", who: registered("dave@ctao_prod"), sees: [11, 17, 18] },
  { viewer: "a holder of JobSharing", who: registered("carol@ctao_prod"), sees: [17, 18] },
  { viewer: "a holder of JobSharing in a group that differs by case", who: claimed("zoe", "CTAO_PROD", "ctao", "JobSharing"), sees: [] },
  { viewer: "a holder of JobSharing in a group that differs by a trailing blank", who: claimed("zoe", "ctao_prod ", "ctao", "JobSharing"), sees: [] },
  { viewer: "a holder of JobMonitor", who: registered("dave@ctao_monitor"), sees: CTAO },
  { viewer: "a holder of JobAdministrator", who: registered("admin@ctao_admin"), sees: CTAO },
  { viewer: "a holder of Operator, which gives no sight of jobs", who: registered("dave@ctao_operator"), sees: [11, 17] },
  { viewer: "a pilot, which may change jobs but not read them", who: claimed("pilot", "ctao_pilot", "ctao", "GenericPilot", "LimitedDelegation"), sees: [] },
  // neither
  { viewer: "an administrator without VO", who: registered("bob@no_vo"), sees: [] },
  { viewer: "an administrator of a VO that differs by case", who: claimed("admin", "Ctao_admin", "Ctao", "JobAdministrator", "JobMonitor"), sees: [] },
  { viewer: "an administrator of a VO that differs by a trailing blank", who: claimed("admin", "ctao_admin", "ctao ", "JobAdministrator", "JobMonitor"), sees: [] },
  { viewer: "an administrator of a VO named as DIRAC names none", who: claimed("admin", "admins", "Unknown", "JobAdministrator", "JobMonitor"), sees: [] },
  { viewer: "an administrator of a VO without jobs", who: claimed("admin", "hyperk_admin", "hyperk", "JobAdministrator", "JobMonitor"), sees: [] },
  // groups that the operator named see rows without VO, too
  { viewer: "a user of ctao in a group for all VOs", who: registered("dave@ctao_user", "ctao_user"), sees: ALL },
  { viewer: "a user of belle in a group for all VOs", who: registered("alice@belle_user", "other", "belle_user"), sees: ALL },
  { viewer: "somebody without VO in a group for all VOs", who: registered("bob@no_vo", "no_vo"), sees: ALL },
  { viewer: "a user in another group than that for all VOs", who: registered("dave@ctao_user", "ctao_admin"), sees: [11, 17] },
];

export function viewerOf(grid: TestGrid, who: Who): Viewer {
  return "registered" in who ? viewerNamed(grid, who.registered, who.allVosGroups) : who;
}
