import type { DemoJob } from "./job.ts";
import type { Run } from "./life/run.ts";
import type { Random } from "./random.ts";
import { storageElementsOf } from "./storage-elements.ts";

/**
 * How a payload fails. "payload": it ended with errors; "watchdog": DIRAC stopped it; "upload": it was well, its output could not be stored;
 * "wrapper": it never started. Texts of one family differ only in names, paths and numbers.
 */
export interface FailureFamily {
  readonly id: string;
  readonly by: "payload" | "watchdog" | "upload" | "wrapper";
  readonly minor: string;
  readonly weight: (job: DemoJob, run: Run) => number;
  readonly text: (job: DemoJob, run: Run, random: Random) => string | undefined;
}

const ERRORS = "Application Finished With Errors";
const belle = (weight: number) => ({ spec }: DemoJob) => (spec.vo === "belle" ? weight : 0);
const ctao = (weight: number) => ({ spec }: DemoJob) => (spec.vo === "ctao" ? weight : 0);
const input = ({ spec }: DemoJob, random: Random) => (spec.inputData.length > 0 ? random.pick(spec.inputData).replace(/^LFN:/, "") : `/${spec.vo}/user/common/input_${random.integer(1, 99)}.root`);
const output = ({ spec }: DemoJob) => spec.outputFile ?? `/${spec.vo}/user/${spec.owner.name[0]}/${spec.owner.name}/${spec.jobGroup}/out.root`;
const disk = ({ site }: Run) => storageElementsOf(site.name).find(element => !element.tape);
const scratch = (random: Random) => `/scratch/${random.pick(["condor", "slurm", "pool"])}/dir_${random.integer(10_000, 99_999)}`;

const payload = (id: string, weight: FailureFamily["weight"], text: FailureFamily["text"]): FailureFamily => ({ id, by: "payload", minor: ERRORS, weight, text });

export const FAILURES: readonly FailureFamily[] = [
  payload("memory", () => 14, (_job, { host }, random) => `Exceeded memory limit: ${random.integer(4097, 7900)} MB > 4096 MB on ${host}`),
  payload("segmentation", belle(9), (_job, _run, random) => `basf2 terminated: exit code 139 (Segmentation fault) at event ${random.integer(12, 98_000)}`),
  payload("steering", ({ spec }) => (spec.jobType === "User" && spec.vo === "belle" ? 12 : 0),
    (_job, _run, random) => `basf2helper.sh (steering_${random.integer(1, 60)}.py) Exited With Status ${random.pick([1, 1, 1, 134, 255])}`),
  payload("missing-file", ({ spec }) => (spec.jobType === "User" ? 9 : 1),
    (_job, _run, random) => `Traceback: FileNotFoundError: [Errno 2] No such file or directory: '${scratch(random)}/ntuple_${random.integer(1, 40)}.root'`),
  payload("missing-module", ({ spec }) => (spec.jobType === "User" ? 4 : 0), () => "ModuleNotFoundError: No module named 'variables_extra'"),
  payload("conditions-database", belle(2),
    (_job, _run, random) => `conditions database: HTTP error 504 for https://condb.sdcc.bnl.gov/b2s/rest/v2/iovPayloads/?runNumber=${random.integer(100, 6800)} (attempt ${random.integer(3, 5)})`),
  payload("input-unreadable", ({ spec }) => (spec.inputData.length > 0 ? 10 : 0),
    (job, _run, random) => `Failed to open LFN:${input(job, random)}: Communication error on send ( 70 )`),
  payload("checksum", ({ spec }) => (spec.inputData.length > 0 ? 3 : 0),
    (job, _run, random) => `Checksum mismatch of LFN:${input(job, random)}: expected ${random.hex(7)}a1, found ${random.hex(7)}b2`),
  payload("tls-handshake", (_job, { site }) => (site.name === "LCG.DESY.de" ? 2 : 0),
    (job, { site }, random) => `gfal2: SSL handshake failed with davs://se.${site.domain}:2880/data${input(job, random)} after ${random.integer(61, 240)} s`),
  payload("reconstruction-geometry", ({ spec }) => (spec.jobType === "DataReprocessing" ? 6 : 0),
    (_job, _run, random) => `CDC geometry for run ${random.integer(100, 6800)} of experiment ${random.pick([12, 18, 20, 24, 26])} is not in global tag data_reprocessing_prompt`),
  payload("shower-file", ctao(9), (_job, _run, random) => `sim_telarray: error reading CORSIKA block ${random.integer(40, 90_000)} of run${String(random.integer(1, 99_999)).padStart(6, "0")}.corsika.zst`),
  payload("analysis-cuts", ({ spec }) => (spec.vo === "ctao" && spec.jobType !== "MCSimulation" ? 5 : 0),
    (_job, _run, random) => `ctapipe-process exit code 3: no event of gamma_20deg_${random.pick([0, 180])}deg_run${random.integer(1, 99_999)}.simtel.zst passed the quality criteria`),
  { id: "software-repository", by: "wrapper", minor: "Application not found", weight: (_job, { site }) => (["LCG.TIFR.in", "LCG.Roma3.it"].includes(site.name) ? 5 : 0.2),
    text: ({ spec }, { host }) => `CVMFS repository ${spec.vo === "belle" ? "belle.cern.ch" : "sw.cta-observatory.org"} is not mounted on ${host}` },
  { id: "cpu-limit", by: "watchdog", minor: "Job has reached the CPU limit of the queue", weight: ({ spec }) => (spec.jobType === "Merge" ? 0 : 5), text: () => undefined },
  { id: "wall-clock", by: "watchdog", minor: "Job has exceeded maximum wall clock time", weight: (_job, { site }) => (site.power < 13 ? 9 : 2), text: () => undefined },
  { id: "disk-full", by: "watchdog", minor: "Job has insufficient disk space to continue", weight: (_job, { site }) => (site.tier === 3 ? 5 : 0.6),
    text: (_job, { host }, random) => `No space left on device: ${scratch(random)} of ${host}, ${random.integer(2, 190)} MB free` },
  { id: "idle", by: "watchdog", minor: "Watchdog identified this job as stalled", weight: () => 2, text: () => undefined },
  { id: "no-free-space", by: "upload", minor: "Uploading Outputs", weight: ({ spec }, run) => (spec.outputFile && disk(run) ? (run.site.name === "LCG.Napoli.it" ? 6 : 1.5) : 0),
    text: (job, run) => `Failed to upload LFN:${output(job)} to ${disk(run)?.name ?? "KEK-TMP-SE"}: [SE][StatusOfPutRequest][SRM_NO_FREE_SPACE]` },
  { id: "upload-timeout", by: "upload", minor: "Uploading Outputs", weight: ({ spec }, { site }) => (spec.outputFile ? (site.tier === 3 ? 5 : 1) : 0),
    text: (job, run, random) => `Failed to upload LFN:${output(job)} to ${disk(run)?.name ?? "KEK-TMP-SE"}: globus_ftp_client: the operation timed out after ${random.integer(900, 1800)} s` },
];

const familiesById = new Map(FAILURES.map(family => [family.id, family]));

export function failureNamed(id: string): FailureFamily {
  const family = familiesById.get(id);
  if (!family) throw new Error(`the demo knows no failure family ${id}`);
  return family;
}
