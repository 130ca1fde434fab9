import { join } from "node:path";
import { getIntrospectionQuery, parse } from "graphql";
import { afterEach, describe, expect, it, vi } from "vitest";
import { workedExamples } from "../../../src/commands/examples.ts";
import { DEFAULT_LIMIT } from "../../../src/server/cost/costs.ts";
import { OperationPrices } from "../../../src/server/cost/operation-prices.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";

const prices = new OperationPrices(await gatewaySchema());
const price = (query: string, variables?: Record<string, unknown>, operationName?: string) => prices.of({ document: parse(query), variables, operationName });
const points = (query: string, variables?: Record<string, unknown>) => price(query, variables).points;
const jobs = (args: string, selection: string) => points(`{ jobs${args} { ${selection} } }`);

describe("the price of a list", () => {
  it("grows with its size, from 50 where none is given", () => {
    expect(jobs("", "nodes { jobId }")).toBeCloseTo(1 + 0.1 + 51 * 0.01 + 50 * 0.0005);
    expect(jobs("(first: 100)", "nodes { jobId status }")).toBeCloseTo(1 + 0.1 + 101 * 0.01 + 100 * 2 * 0.0005);
    expect(jobs("(last: 100)", "nodes { jobId status }")).toBe(jobs("(first: 100)", "nodes { jobId status }"));
  });

  it.each<[string, Record<string, unknown> | undefined, string]>([
    ["query ($n: SafeInt) { jobs(first: $n) { nodes { jobId } } }", undefined, ""],
    ["query ($n: SafeInt) { jobs(first: $n) { nodes { jobId } } }", { n: null }, ""],
    ["query ($n: SafeInt = null) { jobs(first: $n) { nodes { jobId } } }", undefined, ""],
    ["query ($n: SafeInt) { jobs(first: $n) { nodes { jobId } } }", { n: 1000 }, "(first: 1000)"],
    ["query ($n: SafeInt = 1000) { jobs(first: $n) { nodes { jobId } } }", undefined, "(first: 1000)"],
    ["query ($n: SafeInt = 1000) { jobs(first: $n, last: null) { nodes { jobId } } }", {}, "(first: 1000)"],
    ["{ jobs(first: null, last: null) { nodes { jobId } } }", undefined, ""],
  ])("is not less by what stands in its place: %s %j", (query, variables, args) => {
    expect(points(query, variables)).toBe(jobs(args, "nodes { jobId }"));
  });

  it("is that of the rows only once, however they are asked for", () => {
    expect(jobs("(first: 500)", "nodes { jobId } edges { cursor } pageInfo { hasNextPage }") - jobs("(first: 500)", "nodes { jobId }")).toBeCloseTo(500 * 0.0005 + 0.0005);
  });

  it("is small for what is asked of a few keys, failures too", () => {
    expect(points("{ jobs(filter: { jobId: { in: [1, 2, 3] } }) { totalCount groups(by: [STATUS]) { total } failures(of: [APPLICATION_STATUS]) { total } } }")).toBeLessThan(30);
  });

  it("multiplies in lists in it", () => {
    const sites = (inner: string) => points(`{ sites(first: 100) { nodes { ${inner} } } }`);
    expect(sites("jobs(first: 10) { nodes { history { status } } }")).toBeGreaterThan(100 * 10 * 20 * 0.01);
    expect(sites("jobs(first: 20) { nodes { history { status } } }") / sites("jobs(first: 10) { nodes { history { status } } }")).toBeGreaterThan(1.7);
  });

  it.each([
    ["a key in any order", '(filter: { jobId: { in: [1, 2, 3] } }, orderBy: [{ field: SUBMISSION_TIME }])', 0, 3],
    ["an index", '(filter: { status: { eq: "Failed" } }, orderBy: [{ field: LAST_UPDATE_TIME }])', 0, 3],
    ["several values by an index", '(filter: { status: { in: ["Failed", "Done"] } })', 0, 3],
    ["a choice of indexes", '(filter: { or: [{ owner: { eq: "a" } }, { status: { eq: "Failed" } }] })', 0, 3],
    ["two indexes", '(filter: { owner: { eq: "a" }, siteName: { eq: "b" } })', 100, 110],
    ["an order without an index", "(orderBy: [{ field: SUBMISSION_TIME }])", 700, 710],
    ["a condition without an index", '(filter: { jobName: { eq: "a" } })', 1500, 1510],
    ["a condition that an index does not serve", '(filter: { minorStatus: { contains: "a" } })', 1500, 1510],
    ["one beside an index", '(filter: { status: { eq: "Failed" }, jobName: { eq: "a" } })', 1500, 1510],
    ["one of two branches without", '(filter: { or: [{ owner: { eq: "a" } }, { jobName: { eq: "b" } }] })', 1500, 1510],
    ["a complement", '(filter: { not: { status: { eq: "Done" } } })', 1500, 1510],
    ["one in an and", '(filter: { and: [{ and: [{ jobName: { eq: "a" } }] }] })', 1500, 1510],
    ["conditions that are null", "(filter: { jobName: null, not: null, and: null }, orderBy: null)", 0, 3],
    ["fingerprints", '(filter: { errorFingerprint: { in: ["1-0123456789abcdef"] } })', 11_000, 12_000],
  ])("has its part for %s", (_what, args, least, most) => {
    const found = jobs(args, "nodes { jobId }");
    expect(found).toBeGreaterThanOrEqual(least);
    expect(found).toBeLessThanOrEqual(most);
  });

  it("has its part for related rows", () => {
    const plain = points("{ requests { nodes { requestId } } }"), related = points('{ requests(filter: { operations: { some: { files: { none: { status: { eq: "Done" } } } } } }) { nodes { requestId } } }');
    expect(related - plain).toBeGreaterThan(1500);
  });

  it("is that of its table: sites are few", () => {
    expect(points('{ sites(filter: { name: { contains: "a" } }) { totalCount nodes { name } } }')).toBeLessThan(5);
  });
});

describe("the price of an aggregate", () => {
  it.each([
    ["a count", "totalCount", 500],
    ["groups", "groups(by: [STATUS]) { total }", 1000],
    ["groups by two", "groups(by: [STATUS, SITE_NAME]) { total }", 3000],
    ["groups by what is different in every row", "groups(by: [JOB_NAME]) { total }", 10_000],
    ["a facet", "facets(fields: [STATUS]) { total }", 1200],
    ["facets", "facets(fields: [STATUS, SITE_NAME, OWNER]) { total }", 3600],
    ["a histogram", "histogram(of: LAST_UPDATE_TIME, bucket: HOUR) { total }", 1300],
    ["a histogram by something", "histogram(of: LAST_UPDATE_TIME, bucket: HOUR, by: [STATUS]) { total }", 3300],
    ["failures", "failures(of: [APPLICATION_STATUS]) { total }", 6000],
    ["failures of two texts", "failures(of: [APPLICATION_STATUS, MINOR_STATUS]) { total }", 12_000],
    ["failures that are new", "failures(of: [APPLICATION_STATUS]) { buckets { isNew } }", 12_000],
  ])("is that of %s, also beside a filter by an index", (_what, selection, about) => {
    for (const args of ["", '(filter: { status: { eq: "Failed" } })']) {
      expect(jobs(args, selection)).toBeGreaterThan(about);
      expect(jobs(args, selection)).toBeLessThan(about * 1.02 + 15);
    }
  });

  it("is small where keys are named, but for a facet of these", () => {
    const args = "(filter: { jobId: { in: [1, 2] } })";
    expect(jobs(args, "totalCount groups(by: [STATUS], first: 3) { total } facets(fields: [STATUS], first: 3) { total }")).toBeLessThan(5);
    expect(jobs(args, "facets(fields: [JOB_ID]) { total }")).toBeGreaterThan(10_000);
  });

  it("of many parents is that of one, and their answers", () => {
    const one = points("{ site(name: \"a\") { jobs { totalCount } } }"), all = points("{ sites(first: 100) { nodes { jobs { totalCount } } } }");
    expect(all / one).toBeLessThan(1.02);
  });
});

describe("the price of an operation", () => {
  const dear = "totalCount groups(by: [STATUS]) { total }", limit = jobs("", dear);

  it.each([
    ["in fragments", `{ jobs { ...A } } fragment A on JobConnection { ...B } fragment B on JobConnection { ${dear} }`],
    ["in fragments without a name", `{ jobs { ... on JobConnection { ... { ${dear} } } } }`],
    ["under aliases", "{ jobs { a: totalCount b: groups(by: [STATUS]) { c: total } } }"],
    ["where a directive takes nothing away", `query ($yes: Boolean = true, $no: Boolean!) { jobs @include(if: $yes) { ... @skip(if: $no) { ${dear} } } }`],
    ["in two parts", "{ jobs { totalCount } jobs { groups(by: [STATUS]) { total } } }"],
    ["in a place twice", "{ jobs { ...A ...A } jobs { ...A } } fragment A on JobConnection { totalCount groups(by: [STATUS]) { total } }"],
  ])("is the same %s", (_what, query) => {
    expect(points(query, { no: false })).toBeCloseTo(limit, 6);
  });

  it("counts what is asked twice under two names", () => {
    expect(points(`{ a: jobs { ${dear} } b: jobs { ${dear} } }`)).toBeCloseTo(2 * limit);
  });

  it("leaves out what directives take away, for each choice anew", () => {
    const document = parse(`query ($a: Boolean!) { jobs { nodes { jobId } ... @skip(if: $a) { ${dear} } } }`);
    const of = (a: boolean) => prices.of({ document, variables: { a } }).points;
    expect([of(true), of(false), of(true), of(false)]).toEqual([of(true), of(true) + limit, of(true), of(true) + limit].map(expected => expect.closeTo(expected)));
  });

  it("is that of the operation that is meant", () => {
    const both = `query A { jobs { ${dear} } } query B { jobs { totalCount } }`;
    expect(price(both, {}, "A").points).toBeCloseTo(limit);
    expect(price(both, {}, "B").points).toBeCloseTo(jobs("", "totalCount"));
    expect(price(both, {}, "C").points).toBe(0);
  });

  it("is that of the dearest type that a node may be", () => {
    const inner = "... on Site { jobs { totalCount } } ... on Job { history { status } }";
    expect(points(`{ node(id: "x") { id ${inner} } }`)).toBeCloseTo(points('{ node(id: "x") { id ... on Site { jobs { totalCount } } } }'));
    expect(points(`{ nodes(ids: ["a", "b", "c"]) { ${inner} } }`)).toBeGreaterThan(500);
  });

  it("counts values, so that a thousand names for one are not one", () => {
    expect(jobs("(first: 1000)", `nodes { ${Array.from({ length: 1000 }, (_, index) => `a${index}: status`).join(" ")} }`)).toBeGreaterThan(500);
  });

  it("names the dearest field where it stands", () => {
    expect(price("{ here: sites(first: 10) { nodes { jobs { few: groups(by: [STATUS]) { total } } } } jobs { nodes { jobId } } }").costliest.path).toBe("here.nodes.jobs.few");
  });

  it("is found quickly for fragments that would be a thousand million fields", () => {
    const fragments = Array.from({ length: 30 }, (_, index) => `fragment F${index} on Job { site { a: jobs { nodes { ...F${index + 1} } } b: jobs { nodes { ...F${index + 1} } } } }`);
    expect(() => price(`{ jobs { nodes { ...F0 } } } ${fragments.join(" ")} fragment F30 on Job { jobId }`)).toThrow(/fields, fragments opened/);
  });

  it("of a subscription is that of its start and of one event", () => {
    expect(points("subscription { jobChanges { jobId } }")).toBeCloseTo(20.0005);
    expect(points("subscription { jobChanges { job { history { status } } } }")).toBeGreaterThan(20.2);
    expect(points("subscription { jobCounts(by: [STATUS]) { total } }")).toBeGreaterThan(1000);
  });

  it.each(workedExamples(join(import.meta.dirname, "../../../examples")))("of the worked example $name is below the limit", ({ query }) => {
    expect(points(query)).toBeLessThan(DEFAULT_LIMIT);
  });
});

describe("the price of what depends on time", () => {
  afterEach(() => void vi.useRealTimers());

  it("is found anew when time has passed", () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"], now: new Date("2026-11-20T12:00:00Z") });
    const document = parse('{ accounting { job(from: "2026-11-20T11:00:00Z") { totals { value } } } }'), of = () => prices.of({ document }).points, early = of();
    vi.advanceTimersByTime(30 * 86_400_000);
    expect(of()).toBeGreaterThan(early + 4000);
  });
});

describe("introspection", () => {
  it("is free, as tools ask for it", () => {
    const { points: cost, introspection } = price(getIntrospectionQuery({ specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true }));
    expect(cost).toBe(0);
    expect(introspection).toBeGreaterThan(10);
  });

  it("is bounded", () => {
    const many = Array.from({ length: 200 }, (_, index) => `a${index}: __schema { types { name fields { name args { name type { name } } } } }`).join(" ");
    expect(() => price(`{ ${many} }`)).toThrow(/introspection is free up to 150 points/);
    expect(() => price('{ __type(name: "Node") { possibleTypes { fields { type { fields { type { fields { type { fields { type { name fields { name } } } } } } } } } } } }')).toThrow(/introspection/);
    const fragments = Array.from({ length: 30 }, (_, index) => `fragment F${index} on __Type { a: ofType { ...F${index + 1} } b: ofType { ...F${index + 1} } }`);
    expect(() => price(`{ __type(name: "Job") { ...F0 } } ${fragments.join(" ")} fragment F30 on __Type { name }`)).toThrow(/introspection/);
  });
});
