import { writeFileSync } from "node:fs";
import supertest from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
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
  ])("draws %s", async (name, report, file) => {
    const { url } = await address(report, file), { status, body, headers } = await get(url);
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "image/svg+xml; charset=utf-8" });
    expect(body).toMatch(/^<svg /);
    if (process.env["SHOW"]) writeFileSync(`/tmp/plot-${name}.svg`, body as string);
  });
});
