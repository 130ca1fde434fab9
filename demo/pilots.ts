import type { Random } from "./random.ts";
import type { VoName } from "./registry.ts";
import type { DemoSite } from "./sites.ts";

/** A pilot as the jobs know it. */
export interface Pilot { readonly reference: string; readonly stamp: string }

/** A row of PilotAgents; times are milliseconds. */
export interface PilotRow extends Pilot {
  readonly vo: VoName;
  readonly gridType: string;
  readonly computingElement: string;
  readonly queue: string;
  readonly submittedAt: number;
  site: string;
  benchmark: number;
  status: string;
  reason: string;
  updatedAt: number;
  currentJob: number;
}

/** Submitted by the SiteDirector to a computing element. */
export function submitPilot(vo: VoName, site: DemoSite, computingElement: string, at: number, random: Random): PilotRow {
  return {
    reference: pilotReference(site, computingElement, random),
    stamp: random.hex(32),
    vo,
    gridType: site.ceType,
    computingElement,
    queue: site.queue,
    submittedAt: at,
    site: site.name,
    benchmark: 0,
    status: "Submitted",
    reason: "Not given",
    updatedAt: at,
    currentJob: 0,
  };
}

function pilotReference({ ceType }: DemoSite, host: string, random: Random): string {
  if (ceType === "HTCondorCE") return `htcondorce://${host}/${random.integer(600_000, 9_900_000)}.${random.integer(0, 9)}`;
  if (ceType === "AREX") return `https://${host}:443/arex/rest/1.0/jobs/${random.hex(20)}`;
  if (ceType === "SSH") return `sshhost://${host}/${random.integer(100_000, 990_000)}_${random.integer(0, 9)}`;
  return `cloud://${host}/${random.hex(8)}-${random.hex(4)}-${random.hex(12)}`;
}
