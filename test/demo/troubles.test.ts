import { describe, expect, test } from "vitest";
import { askerOf } from "./ask-demo.ts";
import { makeGrid } from "./demo-grids.ts";

interface Failures { readonly total: number; readonly groupCount: number; readonly buckets: readonly { readonly pattern: string; readonly hosts: readonly string[] }[] }

const hostsOf = ({ buckets }: Failures) => new Set(buckets.flatMap(({ hosts }) => hosts));

describe("what goes wrong in the demo", async () => {
  const ask = await askerOf(makeGrid("9.1", { jobs: 6000 }));
  const failures = async (list: string, field: string): Promise<Failures> => (await ask(`{ list: ${list} { failures(of: [${field}], first: 100) { total groupCount buckets { pattern hosts } } } }`)).list.failures;

  test("transfers fail in a handful of ways, at many hosts, on either end and between them", async () => {
    const found = await failures("transfers", "ERROR");
    expect(found.groupCount).toBeGreaterThan(8);
    expect(found.groupCount).toBeLessThan(30);
    expect(found.total).toBeGreaterThan(3 * found.groupCount);
    expect(hostsOf(found).size).toBeGreaterThan(12);
    for (const end of ["SOURCE", "DESTINATION", "TRANSFER"]) expect(found.buckets.filter(({ pattern }) => pattern.startsWith(end)).length, end).toBeGreaterThan(1);
  });

  test("transfers to what is down fail with connection errors, and the status of the storage element says why", async () => {
    const { transfers } = await ask('{ transfers(filter: {status: {eq: "Failed"}, error: {contains: "Connection refused"}}, first: 50) { nodes { error storageProblems { access status sentence } } } }');
    expect(transfers.nodes.length).toBeGreaterThan(5);
    for (const { error, storageProblems } of transfers.nodes) {
      if (error.startsWith("SOURCE")) continue;
      expect(storageProblems).toEqual([{ access: "WriteAccess", status: "Banned", sentence: expect.stringMatching(/^WriteAccess of KIT-\w+-SE is Banned: No connection to se\.gridka\.de/) }]);
    }
  });

  test("the certificate of one host makes one error", async () => {
    const { buckets } = await failures('transfers(filter: {error: {contains: "has expired"}})', "ERROR");
    expect(buckets.map(({ hosts }) => hosts)).toEqual([["se.sdfarm.kr"]]);
  });

  test("pilots are lost and aborted for many reasons, at many hosts", async () => {
    const found = await failures('pilots(filter: {status: {in: ["Aborted", "Failed"]}})', "STATUS_REASON");
    expect(found.groupCount).toBeGreaterThan(8);
    expect(found.groupCount).toBeLessThan(30);
    expect(hostsOf(found).size).toBeGreaterThan(10);
  });

  test("requests are stuck for many reasons, and so are their files", async () => {
    expect((await failures("requests", "ERROR")).groupCount).toBeGreaterThan(6);
    expect(hostsOf(await failures("requestFiles", "ERROR")).size).toBeGreaterThan(6);
  });
});
