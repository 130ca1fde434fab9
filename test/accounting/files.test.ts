import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileSeal } from "../../src/datasources/accounting/file-seal.ts";
import { httpGateway, type HttpGateway } from "../../src/server/http.ts";
import { NO_LIMITS } from "../../src/server/live/limits.ts";
import { gatewayOf, viewerNamed } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { TestGrid } from "../helpers/test-grid.ts";

const WINDOW = `from: "2026-11-12", to: "2026-11-20T12:00:00Z"`;

describe("files of accounting", () => {
  let grid: TestGrid, server: HttpGateway;
  beforeAll(async () => {
    grid = await sampleGrid("8.0", "accounting");
    server = await httpGateway(gatewayOf(grid, viewerNamed(grid, "gridadm@belle_admin", ["belle_admin"])), { corsOrigins: [], trustedProxies: 0, loopbackOnly: true, limits: NO_LIMITS });
  });
  afterAll(() => grid.drop());

  const address = async (report: string, file: string): Promise<{ url: string; expiresAt: string }> => {
    const { body } = await supertest(server.app).post("/graphql").send({ query: `{ accounting { ${report} { file: ${file} { url expiresAt } } } }` });
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
    return Object.values(body.data.accounting as Record<string, { file: { url: string; expiresAt: string } }>)[0]!.file;
  };
  const get = async (url: string) => supertest(server.app).get(url).buffer(true).parse((res, done) => { let text = ""; res.on("data", (part: Buffer) => { text += part; }).on("end", () => done(null, text)); });

  it.each([
    ["bars", `job(${WINDOW}, by: [SITE])`, "plot(of: EXEC_TIME)"],
    ["lines", `job(${WINDOW}, by: [USER])`, "plot(of: CPU_EFFICIENCY)"],
    ["cumulative", `job(${WINDOW}, by: [JOB_GROUP])`, "plot(of: ENTRIES, kind: CUMULATIVE)"],
    ["pie", `job(${WINDOW}, by: [FINAL_MAJOR_STATUS])`, "plot(of: ENTRIES, kind: PIE)"],
    ["quality", `dataOperation(${WINDOW}, by: [CHANNEL], bucket: DAY)`, "plot(of: TRANSFER_EFFICIENCY, kind: QUALITY)"],
    ["empty", `job(from: "2010-01-01", to: "2010-02-01", by: [SITE])`, "plot(of: ENTRIES)"],
    ["total", `wmsHistory(${WINDOW})`, "plot(of: JOBS)"],
  ])("draws %s", async (_name, report, file) => {
    const { url } = await address(report, file), { status, body, headers } = await get(url);
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "image/svg+xml; charset=utf-8" });
    // pages of a portal show it; as a page of its own it runs and loads nothing
    expect(headers).toMatchObject({ "cross-origin-resource-policy": "cross-origin", "content-security-policy": expect.stringMatching(/^default-src 'none';.*frame-ancestors 'none'/), "x-content-type-options": "nosniff" });
    expect(body).toMatch(/^<svg /);
    // a name of a plot's picture never runs
    expect(headers["content-security-policy"]).toMatch(/default-src 'none'/);
  });

  it("reads a window once for a plot, whatever that asks of it", async () => {
    const { url } = await address(`job(from: "2026-10-01T01:00:00Z", to: "2026-10-03T05:00:00Z", by: [SITE])`, "plot(of: CPU_TIME)");
    grid.statements.length = 0;
    await get(url);
    const reading = grid.statements.filter(statement => /group by `Site`/.test(statement.replace(/\s+/g, " ")));
    // three days, and what reaches into the first
    expect(reading.length).toBe(4);
  });

  it("says in an empty plot why it is empty", async () => {
    const said = async (args: string) => (await get((await address(`job(${args}, by: [SITE])`, "plot(of: ENTRIES)")).url)).body as string;
    expect(await said(`from: "2010-01-01", to: "2010-02-01"`)).toContain("Nothing so early: records of Job begin at");
    expect(await said(`from: "2026-11-12", filter: { site: { eq: "LCG.Nowhere.xx" } }`)).toContain("No record in this time matches, as far as you may see them");
  });

  it("gives every bin of every group as CSV, whose columns add up to the totals, and in which no cell is a formula", async () => {
    const { body } = await supertest(server.app).post("/graphql").send({ query: `{ accounting { job(${WINDOW}, by: [JOB_GROUP], bucket: DAY) { totals(of: [CPU_TIME, ENTRIES]) { value } csv(of: [CPU_TIME, ENTRIES]) { url } } } }` });
    const { totals, csv } = body.data.accounting.job, { body: text, headers } = await get(csv.url);
    expect(headers["content-type"]).toMatch(/^text\/csv/);
    const [head, ...lines] = (text as string).trimEnd().split("\r\n");
    expect(head).toBe("from,to,JobGroup,CPUTime [seconds],Entries [jobs]");
    const sum = (column: number) => lines.reduce((total, line) => total + Number(line.split(",").at(column)), 0);
    expect(sum(-2)).toBeCloseTo(totals[0].value, 3);
    expect(sum(-1)).toBeCloseTo(totals[1].value, 6);
    for (const line of lines) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  });

  it("opens an address as it is, for ten minutes, and nothing else", async () => {
    const { url, expiresAt } = await address(`job(${WINDOW})`, "plot(of: ENTRIES)");
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(9 * 60_000);
    const changed = url.replace(/(.)(\.svg)$/, (_, letter: string, ending: string) => (letter === "A" ? "Q" : "A") + ending);
    for (const wrong of [changed, url.replace(".svg", ".csv"), url.replace("/plots/", "/tables/"), "/plots/x.svg"]) expect((await get(wrong)).status).toBe(404);
    expect(new FileSeal().open(url.slice("/plots/".length, -".svg".length))).toBeUndefined();
    const seal = new FileSeal(), viewer = viewerNamed(grid, "gridadm@belle_admin"), { token } = seal.close({} as never, viewer, Date.parse("2026-11-20T12:00:00Z"));
    expect(seal.open(token, Date.parse("2026-11-20T12:09:59Z"))?.viewer).toEqual(viewer);
    expect(seal.open(token, Date.parse("2026-11-20T12:10:00Z"))).toBeUndefined();
  });
});
