import type { VoName } from "../registry.ts";
import type { DemoSite } from "../sites.ts";
import type { RecordOf } from "./accounting-record.ts";

const DIRECTORS: Readonly<Record<VoName, string>> = { belle: "SiteDirectorBelle", ctao: "SiteDirectorCTAO" };

/** Pilots that a SiteDirector has submitted to a queue at once, or could not. */
export function submissionRecord(vo: VoName, site: DemoSite, computingElement: string, pilots: number, isWell: boolean, at: number): RecordOf<"PilotSubmission"> {
  return {
    type: "PilotSubmission",
    keys: { HostName: vo === "belle" ? "dirac-wms1.cc.kek.jp" : "dirac-wms2.cc.kek.jp", SiteDirector: DIRECTORS[vo], Site: site.name, CE: computingElement, Queue: `${computingElement}:${site.queue}`, Status: isWell ? "Succeeded" : "Failed" },
    values: { NumTotal: pilots, NumSucceeded: isWell ? pilots : 0 },
    from: at, to: at,
  };
}
