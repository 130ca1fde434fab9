import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, type Ask } from "../helpers/ask.ts";
import { GRIDS, testGrid, type Row, type TestGrid } from "../helpers/test-grid.ts";
import { refill } from "../query/job-lists.ts";
import { failed, failuresOf } from "./failed-jobs.ts";

/** Of as many rows as their numbers say. */
const times = <T>(counts: Readonly<Record<string, number>>, make: (name: string) => T): T[] => Object.entries(counts).flatMap(([name, count]) => Array.from({ length: count }, () => make(name)));

describe.each(GRIDS)("names in buckets of failures on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid, ask: Ask;
  beforeAll(async () => {
    grid = await testGrid(engine, generation);
    ask = as(grid, "alice@belle_user");
  });
  afterAll(() => grid.drop());

  const first = async (selection: string, filter = {}) => (await failuresOf(ask, selection, { filter })).buckets[0];
  const sites = (counts: Readonly<Record<string, number>>, text = "lost"): Row[] => times(counts, Site => failed(text, { Site }));

  it("are of sites only, the most frequent first, ties by name", async () => {
    await refill(grid, sites({ "LCG.KEK.jp": 2, ANY: 4, Multiple: 4, "Group.Asia.jp": 3, "LCG.DESY.de": 3, "LCG.CERN.ch": 2, "LCG.BNL": 1, "": 1, "DIRAC.Client.jp": 1 }));
    expect(await first("count siteNames")).toEqual({ count: 21, siteNames: ["LCG.DESY.de", "LCG.CERN.ch", "LCG.KEK.jp", "DIRAC.Client.jp"] });
  });

  it("are counted by rows, over all texts of a bucket", async () => {
    await refill(grid, [...sites({ "LCG.A.jp": 2, "LCG.B.jp": 1 }, "lost /a/b/c"), ...sites({ "LCG.B.jp": 2 }, "lost /a/b/d"), ...sites({ "LCG.C.jp": 9 }, "full")]);
    expect((await failuresOf(ask, "pattern siteNames")).buckets).toEqual([{ pattern: "full", siteNames: ["LCG.C.jp"] }, { pattern: "lost <path>", siteNames: ["LCG.B.jp", "LCG.A.jp"] }]);
  });

  it("are counted by rows of one text, too, and sorted by name where there are as many", async () => {
    const at = (host: string, Site: string, file = 1) => failed(`lost /a/b/${file} at ${host}.cc.kek.jp`, { Site });
    await refill(grid, [...Array.from({ length: 3 }, () => at("wn3", "LCG.C.jp")), ...[1, 2].map(file => at("wn1", "LCG.D.jp", file)), at("wn4", "LCG.B.jp", 0), at("wn2", "LCG.A.jp", 3)]);
    expect(await first("hosts siteNames")).toEqual({ hosts: ["wn3", "wn1", "wn2", "wn4"].map(host => `${host}.cc.kek.jp`), siteNames: ["LCG.C.jp", "LCG.D.jp", "LCG.A.jp", "LCG.B.jp"] });
    expect(await first("hosts")).toEqual({ hosts: ["wn3", "wn1", "wn2", "wn4"].map(host => `${host}.cc.kek.jp`) });
  });

  it("are told apart exactly", async () => {
    await refill(grid, sites({ "LCG.Kek.jp": 1, "LCG.KEK.jp": 3, "LCG.KÉK.jp": 2 }));
    expect(await first("siteNames")).toEqual({ siteNames: ["LCG.KEK.jp", "LCG.KÉK.jp", "LCG.Kek.jp"] });
  });

  it("are the 100 most frequent sites", async () => {
    const name = (index: number) => `LCG.S${String(index).padStart(3, "0")}.jp`;
    await refill(grid, [...sites(Object.fromEntries(Array.from({ length: 101 }, (_, index) => [name(index), 1]))), ...sites({ [name(100)]: 1 })]);
    const { count, siteNames } = await first("count siteNames");
    expect(count).toBe(102);
    expect(siteNames).toEqual([100, ...Array.from({ length: 99 }, (_, index) => index)].map(name));
  });

  it("are the 100 most frequent hosts", async () => {
    const name = (index: number) => `wn${String(index).padStart(3, "0")}.cc.kek.jp`;
    await refill(grid, [...Array.from({ length: 101 }, (_, index) => failed(`no answer of ${name(index)}`)), failed(`no answer of ${name(100).toUpperCase()}:8443`)]);
    const { count, hosts } = await first("count hosts");
    expect(count).toBe(102);
    expect(hosts).toEqual([100, ...Array.from({ length: 99 }, (_, index) => index)].map(name));
  });

  it("are of hosts once for each row, however often its text names them", async () => {
    await refill(grid, [
      failed("from se1.kek.jp to se2.kek.jp, se1.kek.jp is down"), failed("from https://se2.kek.jp:8443/a/b to https://se3.kek.jp/c, root://se2.kek.jp//d is down"), failed("from se2.kek.jp to se3.kek.jp, se3.kek.jp is down"),
    ]);
    const { buckets } = await failuresOf(ask, "pattern hosts");
    expect(Object.fromEntries(buckets.map(({ pattern, hosts }: { pattern: string; hosts: string[] }) => [pattern, hosts]))).toEqual({
      "from <host> to <host>, <host> is down": ["se2.kek.jp", "se1.kek.jp", "se3.kek.jp"], "from <url> to <url>, <url> is down": ["se2.kek.jp", "se3.kek.jp"],
    });
  });

  it("are of the rows that the filter leaves", async () => {
    await refill(grid, [failed("no answer of se1.kek.jp", { Site: "LCG.A.jp" }), failed("no answer of se2.kek.jp", { Site: "LCG.B.jp" })]);
    expect(await first("count siteNames hosts", { siteName: { eq: "LCG.B.jp" } })).toEqual({ count: 1, siteNames: ["LCG.B.jp"], hosts: ["se2.kek.jp"] });
  });

  it("do not change the counts where they are asked for", async () => {
    await refill(grid, [...sites({ "LCG.A.jp": 2, "LCG.B.jp": 1, ANY: 1 }, "lost /a/b/c"), ...sites({ "LCG.B.jp": 2 }, "lost /a/b/d"), ...sites({ "LCG.C.jp": 3 }, "full")]);
    const figures = "pattern count share firstSeen lastSeen", plain = await failuresOf(ask, figures), { buckets, ...named } = await failuresOf(ask, `${figures} siteNames hosts storageElementNames`);
    expect({ ...named, buckets: buckets.map(({ siteNames: _sites, hosts: _hosts, storageElementNames: _elements, ...bucket }: Record<string, unknown>) => bucket) }).toEqual(plain);
  });
});
