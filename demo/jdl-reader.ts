import type { Generation } from "../dirac/facts.ts";
import { JOB_TYPES, type JobSpec } from "./job-spec.ts";
import { groupNamed, userNamed } from "./registry.ts";

/** Reads back what this demo has written: DIRAC too rebuilds a rescheduled job from its original description. */
export function specOf(original: string, owner: string, ownerGroup: string, generation: Generation): JobSpec {
  const attributes = new Map(original.split("\n").flatMap(line => {
    const [, key, value] = /^ {4}(\w+) = (.*);$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, [...value.matchAll(/"([^"]*)"|([^\s",{}]+)/g)].map(match => match[1] ?? match[2]!)] as const];
  }));
  const all = (key: string): readonly string[] => attributes.get(key) ?? [];
  const text = (key: string): string | undefined => all(key)[0];
  const number = (key: string, otherwise: number) => Number(text(key) ?? otherwise);
  const memory = generation === "8.0" ? number("MaxRAM", 0) * 1024 : number("MinRAM", 0);
  return {
    owner: userNamed(owner),
    ownerGroup,
    vo: groupNamed(ownerGroup).vo,
    jobType: JOB_TYPES.find(type => type === text("JobType")) ?? "User",
    jobGroup: text("JobGroup") ?? "00000000",
    jobName: text("JobName") ?? "Unknown",
    executable: text("Executable") ?? "",
    arguments: text("Arguments") ?? "",
    priority: number("Priority", 1),
    cpuTime: number("CPUTime", 86_400),
    processors: number("NumberOfProcessors", 1),
    memory: memory > 0 ? memory : undefined,
    sites: all("Site"),
    bannedSites: all("BannedSites"),
    platform: text("Platform"),
    computingElement: text("GridCE"),
    inputData: all("InputData"),
    outputFile: text("OutputData"),
    inputSandbox: text("InputSandbox"),
    mistake: undefined,
  };
}

/** The sites to which JobScheduling has bound the job. */
export function candidateSitesOf(checked: string): string[] {
  const [, one, block] = /\n {4}Sites = (?:"([^"]*)";)|\n {4}Sites =\n {4}\{([^}]*)\}/.exec(checked) ?? [];
  return [...(one === undefined ? block ?? "" : `"${one}"`).matchAll(/"([^"]*)"/g)].map(match => match[1]!);
}
