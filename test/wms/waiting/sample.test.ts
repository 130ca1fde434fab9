import { describe, expect, it } from "vitest";
import { as, data, type Json } from "../../helpers/ask.ts";
import { sampleGrid } from "../../helpers/sample-grid.ts";

/** ResourceStatusDB is not in this part of the sample: what needs it is an error at the end of the list. */
const QUERY = '{ jobs(first: 1000, filter: {status: {in: ["Submitting", "Received", "Scouting", "Checking", "Staging", "Waiting", "Matched", "Rescheduled"]}}) { nodes { status applicationStatus waitingReasons { code sentence } } } }';

describe.each(["8.0", "9.1"] as const)("jobs of a real DIRAC %s", generation => {
  it("have one reason before the task queues, and at least one in them", async () => {
    const grid = await sampleGrid(generation);
    try {
      const { data: found } = await as(grid, "gridadm@belle_admin", ["belle_admin"])(QUERY);
      expect(found.jobs.nodes.length).toBeGreaterThan(100);
      for (const job of found.jobs.nodes) {
        const codes = job.waitingReasons.flatMap((one: Json) => one?.code ?? []);
        if (job.status === "Matched") expect(codes).toEqual([]);
        else if (job.status === "Waiting") expect(codes.length, JSON.stringify(job)).toBeGreaterThan(0);
        else expect(codes, JSON.stringify(job)).toHaveLength(1);
        for (const { sentence } of job.waitingReasons.filter((one: Json) => one !== null)) expect(sentence).toMatch(/^[A-Z](?!.*(undefined|null|NaN|\s{2}|\.\.)).*\.$/);
      }
      expect(await data(as(grid, "gridadm@belle_admin")('{ jobs(filter: {status: {eq: "Done"}}, first: 1) { nodes { waitingReasons { code } } } }'))).toEqual({ jobs: { nodes: [{ waitingReasons: null }] } });
    } finally {
      await grid.drop();
    }
  }, 60_000);
});
