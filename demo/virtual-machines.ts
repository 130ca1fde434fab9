import type { DatabaseSync } from "node:sqlite";
import { BulkInsert } from "./bulk-insert.ts";
import type { Random } from "./random.ts";
import { SITES } from "./sites.ts";
import { dateTime, DAY, HOUR, MINUTE, SECOND } from "./time.ts";

const CLOUDS = SITES.filter(({ ceType }) => ceType === "CloudCE");
const MACHINES = 30;
/** Between two jobs that a machine starts. */
const JOB_LENGTH = 3 * HOUR;
const ERRORS = [
  "No valid host was found. There are not enough hosts available.",
  "Quota exceeded for cores: Requested 8, but already used 96 of 100 cores",
  "Build of instance 5d4a3d2c-1b6e-4f0a-9c55-0e6f3b7a9d11 aborted: volume did not finish being created after 191 seconds",
];

interface Machine { readonly status: string; readonly startedAt: number; readonly updatedAt: number; readonly uptime: number; readonly error: string }

/** VirtualMachineDB of DIRAC 8.0: the machines of the clouds over the last days. */
export function fillVirtualMachines(db: DatabaseSync, random: Random, now: number): void {
  const images = new BulkInsert(db, "vm_Images", ["VMImageID", "Name", "Status", "LastUpdate", "ErrorMessage"]);
  const history = new BulkInsert(db, "vm_History", ["InstanceID", "Status", "`Load`", "Jobs", "`Update`"]);
  const instances = new BulkInsert(db, "vm_Instances", ["InstanceID", "RunningPod", "Name", "Endpoint", "VMImageID", "Status", "LastUpdate", "ErrorMessage", "Uptime", "`Load`", "Jobs", "UniqueID", "PublicIP", "PrivateIP"]);
  const load = () => random.between(0.2, 8), jobsIn = (time: number) => Math.floor(time / JOB_LENGTH);
  for (const [cloud, { name, domain, computingElements }] of CLOUDS.entries()) {
    images.add(cloud + 1, `cernvm4-${domain}`, "Validated", dateTime(now - 90 * DAY), "");
    for (let count = 1; count <= MACHINES; count++) {
      const id = cloud * MACHINES + count, { status, startedAt, updatedAt, uptime, error } = machine(id, random, now);
      const addresses = error === "" ? [identifier(random), `192.0.2.${random.integer(1, 254)}`, `10.0.${cloud}.${random.integer(2, 254)}`] : ["", "", ""];
      instances.add(id, `${name}::pool`, `dirac-vm-${id}`, computingElements[0]!, cloud + 1, status, dateTime(updatedAt), error, Math.round(uptime / SECOND), status === "Running" ? load() : 0, jobsIn(uptime), ...addresses);
      for (let time = 0; time < uptime; time += 6 * HOUR) history.add(id, "Running", load(), jobsIn(time), dateTime(startedAt + time));
    }
  }
  for (const rows of [images, instances, history]) rows.flush();
}

function machine(id: number, random: Random, now: number): Machine {
  const age = 3 * DAY * random.next(), startedAt = now - age, length = random.between(6, 30) * HOUR;
  if (random.chance(0.1)) return { status: "Error", startedAt, updatedAt: Math.min(now, startedAt + 3 * MINUTE), uptime: 0, error: random.pick(ERRORS) };
  if (age > length) return { status: "Halted", startedAt, updatedAt: startedAt + length, uptime: length, error: "" };
  // some fall silent
  const isSilent = id % 9 === 0 && age > HOUR, uptime = Math.max(0, age - (isSilent ? HOUR : 2 * MINUTE));
  return { status: isSilent ? "Stalled" : "Running", startedAt, updatedAt: startedAt + uptime, uptime, error: "" };
}

const identifier = (random: Random) => [8, 4, 4, 4, 12].map(digits => random.hex(digits)).join("-");
