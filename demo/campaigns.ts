import { createHash } from "node:crypto";
import type { JobSpec, JobType } from "./job-spec.ts";
import type { Random } from "./random.ts";
import { USERS, type DemoUser, type VoName } from "./registry.ts";
import { replicasOf } from "./replicas.ts";
import { SITES } from "./sites.ts";

/** A transformation: it submits jobs of one kind for some days. */
export interface Campaign {
  readonly transformation: number;
  readonly vo: VoName;
  readonly owner: DemoUser;
  readonly jobType: JobType;
  /** Days before now. */
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly input?: string;
  readonly processors?: number;
  readonly priority?: number;
  /** All its tasks have the same. */
  readonly sandbox: string;
}

const belle = { vo: "belle", owner: USERS.mcprod } as const;
const data = { vo: "belle", owner: USERS.dataprod } as const;
const ctao = { vo: "ctao", owner: USERS.ctasim } as const;

const TRANSFORMATIONS: readonly Omit<Campaign, "sandbox">[] = [
  { ...belle, transformation: 9041, jobType: "MCSimulation", from: 30, to: 17, weight: 13 },
  { ...belle, transformation: 9042, jobType: "MCReconstruction", from: 28, to: 15, weight: 6, input: "prod00009041" },
  { ...belle, transformation: 9043, jobType: "Merge", from: 27, to: 14, weight: 2.5, input: "prod00009042" },
  { ...data, transformation: 9051, jobType: "DataReprocessing", from: 22, to: 9, weight: 7, input: "prod00008990", processors: 4 },
  { ...belle, transformation: 9058, jobType: "MCSimulation", from: 12, to: 0, weight: 11 },
  { ...belle, transformation: 9059, jobType: "MCReconstruction", from: 11, to: 0, weight: 6, input: "prod00009058" },
  { ...belle, transformation: 9060, jobType: "Merge", from: 9, to: 0, weight: 2, input: "prod00009059" },
  { ...data, transformation: 9066, jobType: "DataReprocessing", from: 4, to: 0, weight: 4, input: "prod00009005", processors: 4, priority: 3 },
  { ...belle, transformation: 9071, jobType: "MCSimulation", from: 0.8, to: 0, weight: 1.5, priority: 5 },
  { ...ctao, transformation: 712, jobType: "MCSimulation", from: 29, to: 11, weight: 11 },
  { ...ctao, transformation: 713, jobType: "MCReconstruction", from: 26, to: 8, weight: 5, input: "712" },
  { ...ctao, transformation: 720, jobType: "MCSimulation", from: 7, to: 0, weight: 6 },
  { ...ctao, transformation: 721, jobType: "MCReconstruction", from: 6, to: 0, weight: 3, input: "720" },
  { ...ctao, transformation: 722, jobType: "Merge", from: 5, to: 0, weight: 1, input: "721" },
];

export const CAMPAIGNS: readonly Campaign[] = TRANSFORMATIONS.map(campaign => {
  const checksum = createHash("md5").update(`transformation ${campaign.transformation}`).digest("hex");
  const group = `${campaign.vo}_prod`;
  return { ...campaign, sandbox: `SB:ProductionSandboxSE|/SandBox/${group[0]}/${group}/${checksum.slice(0, 3)}/${checksum.slice(3, 6)}/${checksum}.tar.bz2` };
});

const pad = (number: number, length = 8) => String(number).padStart(length, "0");

export function campaignJob(campaign: Campaign, task: number, random: Random): JobSpec {
  const { vo, owner, jobType, transformation, processors = 1, priority = 1 } = campaign;
  const files = jobType === "Merge" ? random.integer(4, 12) : random.integer(1, 3);
  const inputData = campaign.input === undefined ? [] : Array.from({ length: files }, (_, index) => inputFile(campaign, task * 12 + index));
  const group = `${vo}_prod`;
  return {
    owner,
    ownerGroup: group,
    vo,
    jobType,
    jobGroup: pad(transformation),
    jobName: `${pad(transformation)}_${pad(task)}`,
    executable: "dirac-jobexec",
    arguments: "jobDescription.xml -o LogLevel=INFO",
    priority,
    cpuTime: jobType === "Merge" ? 43_200 : 172_800,
    processors,
    memory: undefined,
    sites: inputData.length > 0 ? productionSites(inputData, vo, random) : [],
    bannedSites: jobType === "MCSimulation" && vo === "belle" ? ["DIRAC.IITG.in", "LCG.Cosenza.it"] : [],
    platform: undefined,
    computingElement: undefined,
    inputData,
    outputFile: outputFile(campaign, task),
    inputSandbox: campaign.sandbox,
    mistake: undefined,
  };
}

/** Where the input is, and sometimes neighbours that may read it from there. */
function productionSites(inputData: readonly string[], vo: VoName, random: Random): string[] {
  const sites = replicasOf({ inputData, vo }).map(({ site }) => site.name);
  const others = random.chance(0.4) ? [random.pick(SITES), random.pick(SITES)].filter(site => site.vos.includes(vo)).map(({ name }) => name) : [];
  return [...new Set([...sites, ...others])];
}

function inputFile({ vo, jobType, input }: Campaign, number: number): string {
  if (vo === "ctao") return `/ctao/MC/PROD6/LaPalma/gamma/${jobType === "Merge" ? "dl2" : "simtel"}/${input}/Data/${pad(Math.floor(number / 1000), 3)}xxx/gamma_20deg_180deg_run${pad(number, 6)}.${jobType === "Merge" ? "DL2.h5" : "simtel.zst"}`;
  if (jobType === "DataReprocessing") return `/belle/Data/release-08-00-04/DB00002600/${input}/e0026/4S/r${pad(number % 1900, 5)}/raw/sub00/raw_${pad(number, 6)}_${input}.root`;
  return `/belle/MC/release-08-00-04/DB00002600/MC16rd/${input}/e1003/4S/r00000/mixed/mdst/sub${pad(Math.floor(number / 1000), 2)}/mdst_${pad(number, 6)}_${input}.root`;
}

function outputFile({ vo, jobType, transformation }: Campaign, task: number): string {
  if (vo === "ctao") return `/ctao/MC/PROD6/LaPalma/gamma/${jobType === "MCSimulation" ? "simtel" : "dl2"}/${transformation}/Data/${pad(Math.floor(task / 1000), 3)}xxx/gamma_20deg_180deg_run${pad(task, 6)}.${jobType === "MCSimulation" ? "simtel.zst" : "DL2.h5"}`;
  const area = jobType === "DataReprocessing" ? "Data" : "MC";
  return `/belle/${area}/release-08-00-04/DB00002600/prod${pad(transformation)}/e1003/4S/r00000/mdst/sub${pad(Math.floor(task / 1000), 2)}/mdst_${pad(task, 6)}_prod${pad(transformation)}.root`;
}
