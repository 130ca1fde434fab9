import type { DatabaseSync } from "node:sqlite";
import { BulkInsert } from "./bulk-insert.ts";
import type { Random } from "./random.ts";
import { SITES } from "./sites.ts";
import { dateTime, DAY, HOUR, MINUTE } from "./time.ts";

const CLOUDS = SITES.filter(({ ceType }) => ceType === "CloudCE");
const ERRORS = ["No valid host was found. There are not enough hosts available.", "Quota exceeded for cores: Requested 8, but already used 96 of 100 cores", "Build of instance 5d4a3d2c-1b6e-4f0a-9c55-0e6f3b7a9d11 aborted: volume did not finish being created after 191 seconds"];

/** VirtualMachineDB of DIRAC 8.0: the machines of the clouds over the last days. */
export function fillVirtualMachines(db: DatabaseSync, random: Random, now: number): void {
  const images = new BulkInsert(db, "vm_Images", ["VMImageID", "Name", "Status", "LastUpdate", "ErrorMessage"]);
  const machines = new BulkInsert(db, "vm_Instances", ["InstanceID", "RunningPod", "Name", "Endpoint", "UniqueID", "VMImageID", "Status", "LastUpdate", "PublicIP", "PrivateIP", "ErrorMessage", "MaxAllowedPrice", "Uptime", "Load", "Jobs"]);
  const history = new BulkInsert(db, "vm_History", ["InstanceID", "Status", "`Load`", "Jobs", "`Update`"]);
  let number = 0;
  for (const [index, { name, domain, computingElements }] of CLOUDS.entries()) {
    images.add(index + 1, `cernvm4-${domain}`, "Validated", dateTime(now - 90 * DAY), "");
    for (let count = 0; count < 30; count++) {
      const id = ++number, age = 3 * DAY * random.next(), failed = random.chance(0.1), length = random.between(6, 30) * HOUR, runs = !failed && age < length, silent = runs && number % 9 === 0;
      const uptime = failed ? 0 : Math.min(age, length) - (silent ? HOUR : 0), updatedAt = failed ? now - age + 3 * MINUTE : now - age + Math.max(0, uptime) - (runs && !silent ? 2 * MINUTE : 0);
      machines.add(id, `${name}::pool`, `dirac-vm-${id}`, computingElements[0]!, failed ? "" : `${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}`, index + 1, failed ? "Error" : silent ? "Stalled" : runs ? "Running" : "Halted",
        dateTime(Math.min(updatedAt, now)), failed ? "" : `192.0.2.${random.integer(1, 254)}`, failed ? "" : `10.0.${index}.${random.integer(2, 254)}`, failed ? random.pick(ERRORS) : "", null, Math.round(Math.max(0, uptime) / 1000), runs ? random.between(0.2, 8) : 0, Math.floor(Math.max(0, uptime) / (3 * HOUR)));
      for (let at = now - age; !failed && at < updatedAt; at += 6 * HOUR) history.add(id, "Running", random.between(0.2, 8), Math.floor((at - now + age) / (3 * HOUR)), dateTime(at));
    }
  }
  for (const rows of [images, machines, history]) rows.flush();
}
