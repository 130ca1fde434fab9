import { it } from "vitest";
import { aJob } from "../helpers/a-job.ts";
import { as, data } from "../helpers/ask.ts";
import { testGrid } from "../helpers/test-grid.ts";
import { expectRefusal } from "./refusal.ts";

it("a cursor that was made longer than any of ours is refused before it becomes a statement", async () => {
  const grid = await testGrid("sqlite", "9.1");
  try {
    await grid.insert("JobDB", "Jobs", [aJob()]);
    const ask = as(grid, "alice@belle_user"), query = "query ($after: String) { jobs(orderBy: [{field: JOB_NAME}], after: $after) { edges { cursor } } }";
    const [{ cursor }] = (await data(ask(query))).jobs.edges, [version, print, , jobId] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    const forged = Buffer.from(JSON.stringify([version, print, "'".repeat(10_000), jobId])).toString("base64url");
    await expectRefusal(ask, query, { after: forged }, "after", "is no cursor of this graph; take it from `pageInfo` or `edges`");
  } finally {
    await grid.drop();
  }
});
