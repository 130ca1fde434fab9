import type { Row } from "./test-grid.ts";

let lastId = 0;

/** A row of sb_SandBoxes with a number of its own. */
export function aSandbox(overrides: Row = {}): Row {
  const SBId = Number(overrides["SBId"] ?? ++lastId);
  return {
    SBId, OwnerId: 1, SEName: "ProductionSandboxSE", SEPFN: `/SandBox/a/alice.belle_user/${SBId}.tar.bz2`, Bytes: 2048,
    RegistrationTime: "2026-11-19 07:59:00", LastAccessTime: "2026-11-20 08:30:00", Assigned: 1, ...overrides,
  };
}

/** A row of sb_Owners; columns of the other generation are left out on insert. */
export function anOwner(OwnerId: number, Owner: string, OwnerGroup: string, overrides: Row = {}): Row {
  return { OwnerId, Owner, OwnerDN: `/C=JP/CN=${Owner}`, OwnerGroup, VO: OwnerGroup.split("_")[0]!, ...overrides };
}

/** A row of sb_EntityMapping. */
export function aMapping(SBId: number, JobID: number, Type = "Input", overrides: Row = {}): Row {
  return { SBId, EntitySetup: "Belle-Production", EntityId: `Job:${JobID}`, Type, ...overrides };
}
