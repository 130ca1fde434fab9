import { expect, it } from "vitest";
import { chunkCache, lifetime } from "../../src/datasources/accounting/chunk-cache.ts";
import type { Catalog } from "../../src/datasources/catalog.ts";
import { OperationCancelled } from "../../src/errors.ts";
import { seconds } from "./book.ts";

const NOW = seconds("2026-11-20T12:00:00Z"), DAY = 86_400, HOUR_MS = 3_600_000, MINUTE_MS = 60_000;
const OLD = { end: NOW - 30 * DAY, now: NOW };
const connected = () => chunkCache(new Map() as unknown as Catalog);

it("keeps what is over for an hour, what is young for a minute, and what goes on for less", () => {
  expect([NOW - 30 * DAY, NOW - 2 * DAY, NOW + DAY].map(end => lifetime(end, NOW))).toEqual([HOUR_MS, MINUTE_MS, MINUTE_MS / 2]);
});

it("keeps nothing long that is read while DIRAC rewrites its rows, and what was read before until that is over", () => {
  const at = (time: string) => lifetime(NOW - 30 * DAY, seconds(`2026-11-20T${time}Z`));
  expect([at("02:00:00"), at("03:59:59"), at("04:00:00")]).toEqual([MINUTE_MS, MINUTE_MS, HOUR_MS]);
  expect(at("01:30:00")).toBe(2.5 * HOUR_MS);
});

it("asks once for many who ask at the same time, and each for itself what differs", async () => {
  const cache = connected();
  let asked = 0;
  const read = async () => [{ count: ++asked }];
  expect(await Promise.all([cache.get("a", OLD, read), cache.get("a", OLD, read), cache.get("b", OLD, read)])).toEqual([[{ count: 1 }], [{ count: 1 }], [{ count: 2 }]]);
});

it("keeps no failure", async () => {
  const cache = connected();
  await expect(cache.get("a", OLD, () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await cache.get("a", OLD, async () => [{ count: 1 }])).toEqual([{ count: 1 }]);
});

it("asks again for those who wait when whoever asked first has gone", async () => {
  const cache = connected();
  let gone!: () => void;
  const first = cache.get("a", OLD, () => new Promise<readonly object[]>((_, reject) => { gone = () => reject(new OperationCancelled()); })), others = [1, 2].map(() => cache.get("a", OLD, async () => [{ count: 1 }]));
  gone();
  await expect(first).rejects.toThrow(OperationCancelled);
  expect(await Promise.all(others)).toEqual([[{ count: 1 }], [{ count: 1 }]]);
});

it("gives up what was asked for longest ago when there is more than it may hold", async () => {
  const cache = connected(), rows = Array.from({ length: 500_000 }, () => ({ from: 1, length: 2, count: 3 }));
  let asked = 0;
  const read = async () => {
    asked++;
    return rows;
  };
  for (const question of ["a", "b"]) await cache.get(question, OLD, read);
  await cache.get("b", OLD, read);
  expect(asked).toBe(2);
  await cache.get("a", OLD, read);
  expect(asked).toBe(3);
});
