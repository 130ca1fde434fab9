import { STORAGE_ELEMENTS } from "./storage-elements.ts";

/** In MB, in which DIRAC keeps it. */
export interface StorageSpace { readonly total: number; readonly free: number }

const TERABYTE = 2 ** 20;
const FREE = [0.31, 0.08, 0.55, 0.001, 0.22];

const spaces = new Map(STORAGE_ELEMENTS.map(({ name, tape }, index): [string, StorageSpace] => {
  const total = (tape ? 4000 : 300 + 170 * (index % 9)) * TERABYTE;
  return [name, { total, free: Math.floor(total * FREE[index % FREE.length]!) }];
}));

/** What the storage element of that name says of itself. */
export const spaceOf = (name: string): StorageSpace => spaces.get(name)!;
