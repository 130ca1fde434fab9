import { describe, expect, it } from "vitest";
import { Configuration } from "../../src/config/configuration.ts";
import { isResourceStatusActive, matchingDelays, platformsOffered, runningLimits } from "../../src/config/job-scheduling.ts";
import { printCfg, type Cfg } from "../../demo/cfg.ts";

const configured = (tree: Cfg) => Configuration.fromText(printCfg(tree));
const limits = (value: string): Cfg => ({ JobScheduling: { RunningLimit: { "LCG.KEK.jp": { JobType: { Merge: value }, CEs: { "ce.kek.jp": { Owner: { bob: value } } } } } } });

describe("what Operations says of scheduling", () => {
  it("are the limits of sites and of computing elements", () => {
    expect(runningLimits(configured({ Operations: { Defaults: limits("3") } }), "belle", "9.1")).toEqual([
      { siteName: "LCG.KEK.jp", computingElementName: null, attribute: "JobType", value: "Merge", limit: 3, option: "JobScheduling/RunningLimit/LCG.KEK.jp/JobType/Merge" },
      { siteName: "LCG.KEK.jp", computingElementName: "ce.kek.jp", attribute: "Owner", value: "bob", limit: 3, option: "JobScheduling/RunningLimit/LCG.KEK.jp/CEs/ce.kek.jp/Owner/bob" },
    ]);
  });

  it("is that of the VO before that of all, option by option, where each generation has it", () => {
    const merge = (tree: Cfg, generation: "8.0" | "9.1") => runningLimits(configured(tree), "belle", generation).map(({ attribute, limit }) => `${attribute} ${limit}`);
    const own: Cfg = { JobScheduling: { RunningLimit: { "LCG.KEK.jp": { JobType: { Merge: "5" } } } } };
    expect(merge({ Operations: { Defaults: limits("3"), belle: own } }, "9.1")).toEqual(["JobType 5", "Owner 3"]);
    expect(merge({ Operations: { Defaults: limits("3"), belle: own } }, "8.0")).toEqual(["JobType 3", "Owner 3"]);
    expect(merge({ DIRAC: { Setup: "Prod" }, Operations: { Defaults: limits("3"), Prod: limits("4"), belle: { Prod: own } } }, "8.0")).toEqual(["JobType 5", "Owner 4"]);
    expect(merge({ Operations: { Defaults: limits("3"), ctao: own } }, "9.1")).toEqual(["JobType 3", "Owner 3"]);
  });

  it("holds no more where the check is switched off; what is no number is left out", () => {
    expect(runningLimits(configured({ Operations: { Defaults: { ...limits("3"), JobScheduling: { ...(limits("3")["JobScheduling"] as Cfg), CheckJobLimits: "False" } } } }), "belle", "9.1")).toEqual([]);
    expect(runningLimits(configured({ Operations: { Defaults: limits("many") } }), "belle", "9.1")).toEqual([]);
    expect(matchingDelays(configured({ Operations: { Defaults: { JobScheduling: { CheckMatchingDelay: "no", MatchingDelay: { "LCG.KEK.jp": { JobType: { Merge: "3" } } } } } } }), "belle", "9.1")).toEqual([]);
  });

  it("is that the resource status system is active only where it says exactly so", () => {
    const state = (State: string) => isResourceStatusActive(configured({ Operations: { Defaults: { ResourceStatus: { Config: { State } } } } }));
    expect([state("Active"), state("active"), state("InActive"), isResourceStatusActive(configured({ Operations: { Defaults: { X: "1" } } }))]).toEqual([true, false, false, false]);
  });

  it("offers a platform, and those that it is compatible with", () => {
    expect(platformsOffered(configured({ Resources: { Computing: { OSCompatibility: { el7: "el7, el9", el9: "el9", el6: "el6" } } } }), "el9")).toEqual(["el9", "el7", "el9"]);
    expect(platformsOffered(configured({ Resources: { Computing: { X: "1" } } }), "el9")).toEqual(["el9"]);
  });
});
