import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";

describe("job descriptions that inflate a thousandfold", () => {
  it("do not add up: what is too long together is null with the reason", async () => {
    const grid = await testGrid("sqlite", "9.1");
    try {
      const JDL = deflateSync(`[ Executable = "${"x".repeat(4_000_000)}"; ]`).toString("base64");
      await grid.insert("JobDB", "Jobs", [aJob({ JobID: 1 })]);
      await grid.insert("JobDB", "JobJDLs", [{ JobID: 1, JDL, OriginalJDL: JDL, JobRequirements: "" }]);
      const aliases = Array.from({ length: 60 }, (_, index) => `a${index}: job(jobId: 1) { jdl { text reason } }`);
      const answers = Object.values(await data(as(grid, "alice@belle_user")(`{ ${aliases.join(" ")} }`))) as { jdl: { text: string | null; reason: string | null } }[];
      expect(answers.filter(({ jdl }) => jdl.text !== null)).toHaveLength(4);
      expect(answers.at(-1)!.jdl.reason).toContain("ask for fewer jobs at once");
    } finally {
      await grid.drop();
    }
  });
});
