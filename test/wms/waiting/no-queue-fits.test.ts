import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { GRIDS, type TestGrid } from "../../helpers/test-grid.ts";
import { aWaitingJob, factsOf, reason, waitingGrid } from "./a-waiting-grid.ts";

const CODE = "NO_QUEUE_FITS";
/** Twice as fast as DIRAC's unit: 60 minutes are two hours. */
const SITES = {
  "LCG.KEK.jp": { maxCPUTime: "60", SI00: "500", MaxRAM: "16000", NumberOfProcessors: "4", Platform: "x86_64-el9", VO: "belle" },
  "LCG.GPU.jp": { RequiredTag: "GPU", Tag: "GPU", VO: "ctao, Belle" }, "LCG.CTAO.es": { VO: "ctao" },
};

describe.each(GRIDS)("NO_QUEUE_FITS, on $engine with DIRAC $generation", ({ engine, generation }) => {
  let grid: TestGrid;
  beforeAll(async () => { grid = await waitingGrid(engine, generation, { sites: SITES, resources: { Computing: { OSCompatibility: { "x86_64-el7": "x86_64-el7, x86_64-el9" } } } }); });
  afterAll(() => grid.drop());
  const at = (Sites: string[], { queue = {}, minRam, ...requirements }: { queue?: Record<string, number>; minRam?: number } & Record<string, unknown> = {}) =>
    aWaitingJob(grid, { queue: { CPUTime: 3600, ...queue }, requirements: { Sites, ...requirements }, ...(minRam !== undefined && { minRam }) });
  const sentence = async (jobId: Promise<number>) => (await reason(grid, CODE, await jobId))?.sentence;

  it("is why a requirement excludes every queue, and tells how many each excludes", async () => {
    const found = await reason(grid, CODE, await at(["LCG.KEK.jp", "LCG.GPU.jp", "LCG.CTAO.es"], { Tags: ["8Processors"] }));
    expect(found).toMatchObject({ rank: 7, certain: true, sentence: "None of the 3 queues at the 3 sites where it may run fits: its tag 8Processors excludes all, its VO belle excludes 1, a tag that the queue demands excludes 1." });
    expect(factsOf(found)).toEqual(["queues looked at: 3", "queues excluded by its tag 8Processors: 3", "queues excluded by its VO belle: 1", "queues excluded by a tag that the queue demands: 1"]);
  });

  it("compares the CPU time with that of the queue times its power, and is not certain: pilots measure their own", async () => {
    expect(await sentence(at(["LCG.KEK.jp"], { queue: { CPUTime: 7200 } }))).toBeUndefined();
    expect(await reason(grid, CODE, await at(["LCG.KEK.jp"], { queue: { CPUTime: 21_600 } }))).toMatchObject({ certain: false, sentence: "The only queue at LCG.KEK.jp does not fit: its CPU time of 21,600 s excludes it." });
  });

  it("compares tags, processors and memory", async () => {
    expect(await sentence(at(["LCG.KEK.jp"], { Tags: ["4Processors", "MultiProcessor"] }))).toBeUndefined();
    expect(await sentence(at(["LCG.KEK.jp"], { Tags: ["8Processors"] }))).toBe("The only queue at LCG.KEK.jp does not fit: its tag 8Processors excludes it.");
    expect(await sentence(at(["LCG.GPU.jp"], { Tags: ["GPU"] }))).toBeUndefined();
    // whether a queue gives whole nodes the gateway does not know
    expect(await sentence(at(["LCG.KEK.jp"], { Tags: ["WholeNode"] }))).toBeUndefined();
    if (generation === "8.0") {
      expect(await sentence(at(["LCG.KEK.jp"], { Tags: ["16GB"] }))).toBeUndefined();
      expect(await sentence(at(["LCG.KEK.jp"], { Tags: ["17GB"] }))).toContain("its tag 17GB");
    } else {
      expect(await sentence(at(["LCG.KEK.jp"], { minRam: 16_000 }))).toBeUndefined();
      expect(await sentence(at(["LCG.KEK.jp"], { minRam: 16_001 }))).toContain("its memory of 16,001 MB");
      expect(await sentence(at(["LCG.GPU.jp"], { minRam: 16_001, Tags: ["GPU"] }))).toBeUndefined();
    }
  });

  it("compares platforms, computing elements and VOs", async () => {
    expect(await sentence(at(["LCG.KEK.jp"], { Platforms: ["x86_64-el7"] }))).toBeUndefined();
    expect(await sentence(at(["LCG.KEK.jp"], { Platforms: ["aarch64-el9"] }))).toContain("its platform aarch64-el9");
    expect(await sentence(at(["LCG.GPU.jp"], { Platforms: ["aarch64-el9"], Tags: ["GPU"] }))).toBeUndefined();
    expect(await sentence(at(["LCG.KEK.jp"], { GridCEs: ["ce.LCG.KEK.jp", "other"] }))).toBeUndefined();
    expect(await sentence(at(["LCG.KEK.jp"], { GridCEs: ["other"] }))).toContain("its choice of other");
    expect(await sentence(at(["LCG.CTAO.es"]))).toContain("its VO belle");
  });

  it("is probably why the configuration knows no queue of the site", async () => {
    expect(await reason(grid, CODE, await at(["LCG.Nowhere.xx"]))).toMatchObject({ certain: false, sentence: "The configuration has no queue at LCG.Nowhere.xx." });
  });
});
