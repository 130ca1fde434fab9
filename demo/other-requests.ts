import { dencode } from "./dencode.ts";
import type { Random } from "./random.ts";
import { GROUPS, userNamed } from "./registry.ts";
import type { DemoRequest } from "./request.ts";
import { carriedOut, step, stuck } from "./request-steps.ts";
import { DAY, HOUR, MINUTE } from "./time.ts";

/** Accounting records that were not taken, and files that somebody removed while their storage element was away. */
export function otherRequests(count: number, now: number, random: Random): DemoRequest[] {
  return Array.from({ length: count }, (_, index) => {
    const group = random.pick(GROUPS.filter(({ properties }) => properties.includes("NormalUser"))), owner = userNamed(random.pick(group.users)), createdAt = now - random.between(0.01, 20) * DAY;
    const removed = Array.from({ length: random.integer(1, 12) }, (_, number) => ({ lfn: `/${group.vo}/user/${owner.name[0]}/${owner.name}/old/out_${index}_${number}.root`, pfn: null, size: 0, checksum: null }));
    const [name, operation] = index % 3 === 0
      ? [`${owner.name}_cleanup_${index}`, step("RemoveFile", { files: removed })]
      : [`Accounting.DataStore.${Math.floor(createdAt / 1000)}.${random.next().toFixed(9)}`, step("ForwardDISET", { arguments: dencode([["Accounting/DataStore", { timeout: 600 }], "commitRegisters", [[]]]) })];
    const status = random.weighted(["Done", "Waiting", "Failed", "Canceled"], one => ({ Done: 5, Waiting: 3, Failed: 1, Canceled: 1 })[one]!);
    const outcome = status === "Done" ? carriedOut([operation], createdAt, Math.min(now - MINUTE, createdAt + random.between(0.2, 60) * HOUR)) : stuck([operation], status, createdAt, now, random);
    return { name, jobId: 0, owner, ownerGroup: group.name, source: null, createdAt, ...outcome };
  });
}
