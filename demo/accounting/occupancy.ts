import { Random } from "../random.ts";
import { STORAGE_ELEMENTS, type DemoStorageElement } from "../storage-elements.ts";
import { spaceOf } from "../storage-space.ts";
import { DAY } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";
import { ACCOUNTING_TYPES } from "./accounting-types.ts";
import { snapshots } from "./snapshots.ts";

const MEGABYTE = 2 ** 20;

/** The storage elements of the large sites tell how full they are. */
const TOLD = STORAGE_ELEMENTS.filter(({ name, site }) => site.weight >= 60 && !name.endsWith("-TMP-SE"));

/** This one answers every other time only. */
const TACITURN = "CNAF-DISK-SE";

/** StorageOccupancy, up to a time: elements that fill, are cleaned every few weeks, and are enlarged once; now they are as the resource status system knows them. */
export function occupancy(from: number, to: number, now: number, seed: number): RecordOf<"StorageOccupancy">[] {
  const random = new Random(seed);
  return snapshots(ACCOUNTING_TYPES.StorageOccupancy.ladder, from, to, now).flatMap(({ first, middle, count }) => TOLD.flatMap((element, index) => {
    const answers = element.name === TACITURN ? Math.round(count / 2 + random.between(-0.5, 0.5)) : count;
    return answers === 0 ? [] : told(element, index, middle, from, now, answers, first);
  }));
}

function told({ name, site }: DemoStorageElement, index: number, at: number, begin: number, now: number, count: number, first: number): RecordOf<"StorageOccupancy">[] {
  const { total: present, free } = spaceOf(name), total = index % 4 === 0 && now - at > 70 * DAY ? Math.floor(present * 0.8) : present;
  const sinceCleaning = ((now - at) / ((17 + index) * DAY)) % 1;
  const used = Math.min(total, Math.floor((present - free) * (0.5 + 0.5 * ((at - begin) / (now - begin))) * (1 - 0.05 * sinceCleaning)));
  return Object.entries({ Total: total, Free: total - used, Used: used }).map(([kind, space]) => ({
    type: "StorageOccupancy", keys: { Site: site.name, Endpoint: "Deprecated", StorageElement: name, SpaceType: kind }, values: { Space: space * MEGABYTE * count }, from: first, to: first, count,
  }));
}
