import supertest from "supertest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Costs } from "../../../src/server/cost/costs.ts";
import { MemoryBudget } from "../../../src/server/cost/memory-budget.ts";
import { Gateway } from "../../../src/server/gateway.ts";
import { httpGateway } from "../../../src/server/http.ts";
import { NO_LIMITS } from "../../../src/server/live/limits.ts";
import type { OperationReport } from "../../../src/server/observe/operation-report.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { NOW, viewerNamed } from "../../helpers/ask.ts";
import { sampleGrid } from "../../helpers/sample-grid.ts";
import { silentLog, type TestGrid } from "../../helpers/test-grid.ts";

let grid: TestGrid;
beforeAll(async () => { grid = await sampleGrid("9.1", "accounting"); });
afterAll(() => grid.drop());

it("a plot costs whoever asked for it what its report costs, is refused where that is not left, and is told of", async () => {
  const { databases, feeds, registry } = grid, schema = await gatewaySchema(), reports: OperationReport[] = [];
  const budget = new MemoryBudget({ most: 8000, perSecond: 0.001 }), viewer = viewerNamed(grid, "gridadm@belle_admin", ["belle_admin"]);
  const gateway = new Gateway({ schema, costs: new Costs({ schema, budget }), databases, feeds, registry, clock: () => NOW, log: silentLog, authenticate: async () => viewer, observers: [report => void reports.push(report)] });
  const { app } = await httpGateway(gateway, { corsOrigins: [], trustedProxies: 0, loopbackOnly: true, limits: NO_LIMITS });
  const { body } = await supertest(app).post("/graphql").send({ query: '{ accounting { job(from: "-P30D", by: [SITE]) { plot(of: ENTRIES) { url } } } }' }), { url } = body.data.accounting.job.plot;
  expect(body.extensions.cost.requested).toBeLessThan(50);
  expect((await supertest(app).get(url)).status).toBe(200);
  expect(reports.at(-1)).toMatchObject({ type: "file", viewer: { name: "gridadm" }, usage: { cost: expect.any(Number) } });
  // what was not read is given back
  const { left } = await budget.take(JSON.stringify([viewer.vo, viewer.name]), 4000);
  expect(left).toBeGreaterThan(3500);
  const refused = await supertest(app).get(url);
  expect({ status: refused.status, wait: Number(refused.headers["retry-after"]) > 1, error: refused.body.errors[0] }).toMatchObject({ status: 429, wait: true, error: { extensions: { code: "RATE_LIMITED" }, message: expect.stringMatching(/costs up to [\d,]+ points, and you have/) } });
  // what costs more than one operation may is no matter of waiting
  const { url: long } = (await supertest(app).post("/graphql").send({ query: '{ accounting { job(from: "2000-01-01") { plot(of: ENTRIES) { url } } } }' })).body.data.accounting.job.plot;
  const { status, body: { errors } } = await supertest(app).get(long);
  expect({ status, errors }).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining("8,000 are the most for one operation; `plot` alone costs"), extensions: { code: "QUERY_TOO_COMPLEX" } }] });
});
