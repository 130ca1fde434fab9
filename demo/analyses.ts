import type { JobSpec } from "./job-spec.ts";
import type { Random } from "./random.ts";
import type { DemoUser, VoName } from "./registry.ts";
import { SITES, type DemoSite } from "./sites.ts";

const TOPICS: Readonly<Record<VoName, readonly string[]>> = {
  belle: ["tau3mu", "B2Kpipi", "dstar_d0pi", "B2Xsgamma", "darkphoton", "skim_hadronB", "calib_svd", "CPV_phi1", "B2Dtaunu", "lfv_taugamma", "Y6S_scan", "ksfw_training"],
  ctao: ["crab_irf", "sensitivity_alpha", "gamma_hadron_rf", "lst1_check", "moonlight_nsb", "diffuse_electrons"],
};
const MISTAKES: Readonly<Record<VoName, readonly string[]>> = {
  belle: ["steering", "steering", "missing-module", "missing-file", "segmentation"],
  ctao: ["analysis-cuts", "missing-file", "missing-module"],
};

/** What all jobs of one submission have in common: its author changes one number between them. */
export interface Task extends Omit<JobSpec, "jobName" | "inputData" | "outputFile" | "arguments"> {
  readonly inputFiles: number;
  readonly prefix: string;
}

export function newTask(owner: DemoUser, vo: VoName, random: Random): Task {
  const topic = random.pick(TOPICS[vo]);
  const label = `${topic}${random.pick(["", "_v2", "_v3", "_test", "_run2"])}`;
  const checksum = random.hex(32);
  const requested = random.next();
  // people know which sites are gone for good
  const usable = SITES.filter(site => site.vos.includes(vo) && (site.ban?.hoursAgo ?? 0) < 100);
  return {
    owner,
    ownerGroup: `${vo}_user`,
    vo,
    jobType: "User",
    jobGroup: label,
    executable: vo === "belle" ? "basf2helper.sh" : "run_ctapipe.sh",
    priority: 1,
    cpuTime: random.pick([3600, 36_000, 86_400, 86_400, 172_800]),
    processors: 1,
    memory: random.chance(0.06) ? random.pick([4096, 8192]) : undefined,
    sites: requested < 0.7 ? [] : [...new Set(Array.from({ length: requested < 0.9 ? random.integer(2, 5) : 1 }, () => random.pick(usable).name))],
    bannedSites: random.chance(0.08) ? [random.pick(usable).name] : [],
    platform: random.chance(0.05) ? "x86_64-el9" : undefined,
    computingElement: undefined,
    inputSandbox: random.chance(0.9) ? `SB:ProductionSandboxSE|/SandBox/${owner.name[0]}/${owner.name}.${vo}_user/${checksum.slice(0, 3)}/${checksum.slice(3, 6)}/${checksum}.tar.bz2` : undefined,
    mistake: random.chance(0.07) ? random.pick(MISTAKES[vo]) : undefined,
    inputFiles: random.chance(0.45) ? random.integer(1, 4) : 0,
    prefix: random.chance(0.2) ? "LFN:" : "",
  };
}

export function taskJob({ inputFiles, prefix, ...task }: Task, index: number): JobSpec {
  const { owner, vo, jobGroup } = task;
  const number = String(index).padStart(4, "0");
  const home = `/${vo}/user/${owner.name[0]}/${owner.name}/${jobGroup}`;
  return {
    ...task,
    jobName: `${jobGroup}_${number}`,
    arguments: `steering_${jobGroup}.py -n ${1000 + index * 50} --seed %j`,
    inputData: Array.from({ length: inputFiles }, (_, file) => `${prefix}${home}/ntuples/file_${String(index * 4 + file).padStart(5, "0")}.root`),
    outputFile: index % 3 === 0 ? undefined : `${home}/out_${number}.root`,
  };
}

/** A short job that shows whether a site works. */
export function siteTest(owner: DemoUser, vo: VoName, site: DemoSite, index: number): JobSpec {
  return {
    owner,
    ownerGroup: `${vo}_admin`,
    vo,
    jobType: "Test",
    jobGroup: "site_test",
    jobName: `hello_${site.name}_${index}`,
    executable: "/bin/sh",
    arguments: "hello.sh",
    priority: 1,
    cpuTime: 300,
    processors: 1,
    memory: undefined,
    sites: [site.name],
    bannedSites: [],
    platform: undefined,
    computingElement: site.computingElements[0],
    inputData: [],
    outputFile: undefined,
    inputSandbox: undefined,
    mistake: undefined,
  };
}
