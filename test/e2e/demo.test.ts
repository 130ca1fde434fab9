import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { graphql } from "../gql/gql.ts";
import { request } from "../helpers/client.ts";
import { addressOf, start } from "../helpers/command.ts";

const WHO = graphql(`query Who { viewer { name group vo properties expiresAt } jobs { totalCount groups(by: [VO]) { buckets { key { value } count } } } }`);
const PAGE = graphql(`query Page($first: SafeInt!, $after: String) {
  jobs(orderBy: [{ field: SITE_NAME, direction: ASC }], first: $first, after: $after) { totalCount nodes { jobId siteName } pageInfo { hasNextPage endCursor } }
}`);
const FIRST_FAILED = graphql(`query FirstFailed {
  jobs(filter: { status: { eq: "Failed" } }, first: 5) {
    nodes { jobId status parameters { name value } history { status source statusTime } jdl { text reason } inputFiles { lfn } }
  }
}`);

describe("the demo, as a client sees it", () => {
  let demo: ReturnType<typeof start>, address: string, personas: { id: string; user: string; group: string; vo: string; token: string }[];
  beforeAll(async () => {
    demo = start("demo", "--port", "0", "--jobs", "1500", "--rate", "0");
    address = await addressOf(demo);
    ({ personas } = await (await fetch(`${address}/playground.json`)).json() as { personas: typeof personas });
  });
  afterAll(async () => {
    demo.kill();
    expect(await demo.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("makes a visitor without a token the user of the first VO, which has at least half of the jobs", async () => {
    const { viewer, jobs } = await request(address, WHO, {});
    expect(viewer).toMatchObject({ name: personas[0]!.user, group: personas[0]!.group, vo: "belle", expiresAt: null });
    expect(jobs!.groups!.buckets.map(({ key }) => key[0]!.value)).toEqual(["belle"]);
    expect(jobs!.totalCount).toBeGreaterThanOrEqual(750);
  });

  it("has five personas, each of whom is who the token says and sees their own VO only", async () => {
    expect(personas.map(({ id }) => id)).toEqual(["user", "colleague", "production-manager", "administrator", "other-vo"]);
    for (const { user, group, vo, token } of personas) {
      const { viewer, jobs } = await request(address, WHO, {}, token);
      expect(viewer).toMatchObject({ name: user, group, vo });
      expect(Date.parse(viewer!.expiresAt!)).toBeGreaterThan(Date.now());
      expect(jobs!.groups!.buckets.map(({ key }) => key[0]!.value)).toEqual([vo]);
    }
  });

  it("shows the user of the other VO their own jobs only, since GlobalJobsInfo is false there", async () => {
    const { jobs } = await request(address, graphql(`query Owners { jobs { groups(by: [OWNER]) { buckets { key { value } } } } }`), {}, personas.at(-1)!.token);
    expect(jobs!.groups!.buckets).toEqual([{ key: [{ value: personas.at(-1)!.user }] }]);
  });

  it("pages through every job once", async () => {
    const page = (after: string | null) => request(address, PAGE, { first: 200, after });
    const seen: number[] = [];
    let jobs = (await page(null)).jobs!;
    seen.push(...jobs.nodes.map(({ jobId }) => jobId));
    while (jobs.pageInfo.hasNextPage) {
      jobs = (await page(jobs.pageInfo.endCursor ?? null)).jobs!;
      seen.push(...jobs.nodes.map(({ jobId }) => jobId));
    }
    expect(new Set(seen).size).toBe(jobs.totalCount);
    expect(seen.length).toBe(jobs.totalCount);
  });

  it("has what belongs to a failed job", async () => {
    const { jobs } = await request(address, FIRST_FAILED, {});
    for (const { history, parameters, jdl } of jobs!.nodes) {
      expect(history!.length).toBeGreaterThan(2);
      expect(history!.at(-1)!.status).toBe("Failed");
      expect(parameters).not.toBeNull();
      expect(jdl).toMatchObject({ text: expect.stringContaining("Executable"), reason: null });
    }
  });

  it("refuses a token of another demo", async () => {
    const response = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${personas[0]!.token.slice(0, -8)}AAAAAAAA` }, body: '{"query":"{__typename}"}' });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ errors: [{ message: "the token's signature is not valid", extensions: { code: "UNAUTHENTICATED" } }] });
  });
});
