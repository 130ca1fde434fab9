import type { Random } from "./random.ts";
import type { DemoSite } from "./sites.ts";

/** In the words of a computing element or its batch system. */
type Reason = (site: DemoSite, computingElement: string, random: Random) => string;

const nodeNamed = ({ domain }: DemoSite, number: number) => `wn${String(number).padStart(3, "0")}.${domain}`;
const anyNode = (site: DemoSite, random: Random) => nodeNamed(site, random.integer(1, 240));
const address = (random: Random) => `<10.${random.integer(0, 40)}.${random.integer(0, 255)}.${random.integer(1, 254)}:9618>`;

const ANY: readonly Reason[] = [
  (_site, _host, random) => `Job held: memory usage ${random.integer(4100, 9000)} MB exceeds the limit`,
  () => "Job removed by the local administrator",
  (_site, _host, random) => `LRMS error: (${random.integer(1, 271)}) node failure`,
];

const ABORTED: Readonly<Record<string, readonly Reason[]>> = {
  HTCondorCE: [
    (site, _host, random) => `Error from slot1_${random.integer(1, 64)}@${anyNode(site, random)}: SHADOW at ${address(random)} failed to send file(s) to ${address(random)}`,
    (_site, host, random) => `Job was held for ${random.integer(25, 70)} h on ${host}: The job attributes expired and X509 proxy delegation failed`,
    (site, _host, random) => `Failed to initialize user log to /var/lib/condor-ce/spool/${random.integer(1000, 9999)}/0/cluster${random.integer(600_000, 9_900_000)}.proc0.subproc0/pilot.log on ${anyNode(site, random)}`,
  ],
  AREX: [
    (_site, host, random) => `Failed in data staging: Failed to upload https://${host}:443/arex/rest/1.0/jobs/${random.hex(20)}/session/pilot.out`,
    (site, _host, random) => `slurmstepd: error: *** JOB ${random.integer(1_000_000, 9_000_000)} ON ${anyNode(site, random)} CANCELLED DUE TO NODE FAILURE ***`,
  ],
  SSH: [(_site, host, random) => `The batch system of ${host} does not know ${random.integer(100_000, 990_000)}: timed out after ${random.integer(60, 300)} s`],
  CloudCE: [(_site, host, random) => `Instance ${random.guid()} went to status ERROR: No valid host was found on ${host}`],
};

/** Why a pilot was aborted before it did anything. */
export const abortReason: Reason = (site, computingElement, random) => random.pick([...ANY, ...(ABORTED[site.ceType] ?? [])])(site, computingElement, random);

/** Why a pilot went with its job, on that worker node. */
export function lossReason(site: DemoSite, computingElement: string, node: number, random: Random): string {
  const host = nodeNamed(site, node);
  return random.pick([
    `Pilot lost: node ${host} rebooted`,
    `Pilot lost: no answer from ${host} for ${random.integer(61, 300)} min`,
    `${computingElement} does not know the pilot any more (${random.integer(2, 9)} attempts)`,
    `Killed by the batch system of ${host}: wall clock ${random.integer(172_800, 180_000)} s over limit 172800`,
  ]);
}
