import { deflateSync, inflateSync } from "node:zlib";
import type { Generation } from "../dirac/facts.ts";
import type { DemoJob } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
import { SETUP } from "./registry.ts";
import { tagsOf } from "./task-queues.ts";

/** As DIRAC stores a description: base64 of zlib. Level 0 is zlib too, and saves a second at the start of the demo. */
export const packJdl = (text: string) => deflateSync(text, { level: 0, windowBits: 9, memLevel: 1, chunkSize: 4096 }).toString("base64");
export const unpackJdl = (packed: string) => inflateSync(Buffer.from(packed, "base64")).toString();

type Value = string | number | readonly string[];
/** In the order of printing, which is that of the alphabet; what is undefined is left out. */
type Attributes = readonly (readonly [key: string, value: Value | undefined])[];

const list = (items: readonly string[]) => (items.length > 0 ? items : undefined);

/** The text as it was submitted; %j stands for the number of the job. */
export function originalJdl(spec: JobSpec, generation: Generation): string {
  let text = "[\n";
  for (const [key, value] of requested(spec, generation)) {
    if (value !== undefined) text += `    ${key} = ${typeof value === "number" ? value : typeof value === "string" ? `"${value}"` : `{ "${value.join('", "')}" }`};\n`;
  }
  return `${text}]`;
}

const requested = (spec: JobSpec, generation: Generation): Attributes => [
  ["Arguments", spec.arguments],
  ["BannedSites", list(spec.bannedSites)],
  ["CPUTime", spec.cpuTime],
  ["Executable", spec.executable],
  ["GridCE", spec.computingElement],
  ["InputData", list(spec.inputData)],
  ["InputSandbox", spec.inputSandbox && [spec.inputSandbox]],
  ["JobGroup", spec.jobGroup],
  ["JobName", spec.jobName],
  ["JobType", spec.jobType],
  ["LogLevel", "INFO"],
  // gigabytes in 8.0
  ["MaxRAM", spec.memory && (generation === "8.0" ? spec.memory / 1024 : 2 * spec.memory)],
  ["MinRAM", generation === "9.1" ? spec.memory : undefined],
  ["NumberOfProcessors", spec.processors > 1 ? spec.processors : undefined],
  ["OutputData", spec.outputFile && [spec.outputFile]],
  ["OutputSandbox", OUTPUT_SANDBOX],
  ["Platform", spec.platform],
  ["Priority", spec.priority],
  ["Site", list(spec.sites)],
  ["StdError", "std.err"],
  ["StdOutput", "std.out"],
];

const OUTPUT_SANDBOX = ["std.out", "std.err", "basf2.log"];

/** The checked text: with its owner and requirements, and once JobScheduling has seen it, with sites, types and tags. */
export function checkedJdl(job: DemoJob, generation: Generation): string {
  const { spec, row, scheduled } = job;
  const old = generation === "8.0";
  const own: Attributes = [
    ["DIRACSetup", old ? SETUP : undefined],
    ["JobID", row.JobID],
    ["JobRequirements", ""],
    ["Owner", spec.owner.name],
    ["OwnerDN", old ? spec.owner.dn : undefined],
    ["OwnerGroup", spec.ownerGroup],
    ["OwnerName", old ? spec.owner.name : undefined],
    ["Tags", scheduled ? list(tagsOf(spec, generation)) : undefined],
    ["VirtualOrganization", spec.vo],
  ];
  const style = scheduled ? MANIFEST : CLASS_AD;
  let text = style.open;
  for (const [key, value] of merged(requested(spec, generation), own)) {
    if (value === undefined) continue;
    if (key === "JobRequirements") text += style.section(key, requirements(job, generation));
    else text += style.attribute(key, key === "Arguments" ? spec.arguments.replaceAll("%j", String(row.JobID)) : value, "");
  }
  return `${text}]`;
}

/** What the task queue looks at. JobScheduling appends to it. */
function requirements({ spec, scheduled, candidateSites }: DemoJob, generation: Generation): Attributes {
  const old = generation === "8.0";
  const basic: Attributes = [
    ["CPUTime", spec.cpuTime],
    ["Owner", old ? undefined : spec.owner.name],
    ["OwnerDN", old ? spec.owner.dn : undefined],
    ["OwnerGroup", spec.ownerGroup],
    ["Setup", old ? SETUP : undefined],
    ["UserPriority", spec.priority],
    ["VirtualOrganization", spec.vo],
  ];
  return scheduled ? [
    ...basic,
    ["Sites", list(candidateSites)],
    ["BannedSites", list(spec.bannedSites)],
    ["JobTypes", spec.jobType],
    ["GridCEs", spec.computingElement],
    ["Platforms", spec.platform],
    ["Tags", list(tagsOf(spec, generation))],
    ["MinRAM", old ? undefined : spec.memory],
    ["MaxRAM", old ? undefined : spec.memory && 2 * spec.memory],
  ] : basic;
}

/** Both are sorted. */
function* merged(left: Attributes, right: Attributes): Generator<Attributes[number]> {
  let next = 0;
  for (const attribute of left) {
    while (next < right.length && right[next]![0] < attribute[0]) yield right[next++]!;
    yield attribute;
  }
  yield* right.slice(next);
}

/** DIRAC writes a bare number where the text looks like one to Python, and a list of one element as a text. */
const scalar = (value: string | number) => (typeof value === "number" || /^\d+(_\d+)*$/.test(value) ? String(value) : `"${value}"`);

/** Two printers: the executors use two blanks, the submission four, and one behind every opening bracket and before every block. */
function style(unit: string, blank: string, blockIndent: string) {
  const attribute = (key: string, value: Value, indent: string): string => {
    if (typeof value !== "object") return `${indent}${unit}${key} = ${scalar(value)};\n`;
    if (value.length === 1) return `${indent}${unit}${key} = ${scalar(value[0]!)};\n`;
    const block = `${indent}${unit}${blockIndent}`;
    return `${indent}${unit}${key} =${blank}\n${block}{\n${block}${unit}"${value.join(`",\n${block}${unit}"`)}"\n${block}};\n`;
  };
  const section = (key: string, attributes: Attributes): string => {
    const block = `${unit}${blockIndent}`;
    const lines = attributes.map(([name, value]) => (value === undefined ? "" : attribute(name, value, block))).join("");
    return `${unit}${key} =${blank}\n${block}[${blank}\n${lines}${block}];\n`;
  };
  return { open: `[${blank}\n`, attribute, section };
}

const MANIFEST = style("  ", "", "");
const CLASS_AD = style("    ", " ", "    ");
