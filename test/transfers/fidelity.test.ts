import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asViewer, data, type Json } from "../helpers/ask.ts";
import { sampleGrid } from "../helpers/sample-grid.ts";
import type { Row, TestGrid } from "../helpers/test-grid.ts";
import { asReaderOf } from "../wms/whole-list.ts";
import { asGiven, fieldsOf, TABLES } from "./transfer-columns.ts";

/** What is no column of the table: of the operation, of the group, of the name. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  Transfer: ["sourceStorageElementName", "activity", "username", "userGroup", "vo", "creationTime", "waitingSince"], TransferJob: ["vo", "url"], TransferOperation: ["vo"], ProblematicFile: ["vo"],
};

describe.each(["8.0", "9.1"] as const)("the transfers and problematic files that DIRAC %s wrote", generation => {
  let grid: TestGrid, stored: Readonly<Record<string, Row[]>>;
  beforeAll(async () => {
    grid = await sampleGrid(generation, "transfers");
    stored = Object.fromEntries(await Promise.all(TABLES.map(async ({ list, database, table, key }) => [list, await grid.run(database, `select * from ${table} order by ${key} desc`)] as const)));
  });
  afterAll(() => grid.drop());

  const all = async (list: string, selection: string): Promise<Json[]> => (await data(asReaderOf(grid, "belle")(`{ ${list}(first: 1000) { nodes { ${selection} } } }`)))[list].nodes;

  it.each(TABLES)("have no column of $table that is not a field, and no plain field that is not a column", async ({ type, database, table, columns }) => {
    const known = (await grid.run(database, `show columns from ${table}`)).map(({ Field }) => String(Field));
    expect(known.filter(column => columns[column] === undefined)).toEqual([]);
    const { __type: shown } = await data(asReaderOf(grid, "belle")(`{ __type(name: "${type}") { fields { name type { kind ofType { kind } } } } }`));
    const plain = shown.fields.filter(({ type: { kind, ofType } }: Json) => ["SCALAR", "LIST"].includes((kind === "NON_NULL" ? ofType : { kind }).kind)).map(({ name }: Json) => name).filter((name: string) => name !== "storageProblems");
    expect(plain.sort()).toEqual([...fieldsOf(columns), "id", ...COMPUTED[type]!].sort());
  });

  it.each(TABLES)("are given in every column of $table as they are stored", async ({ list, columns }) => {
    expect(stored[list]!.length).toBeGreaterThan(5);
    expect(await all(list, fieldsOf(columns).join(" "))).toEqual(stored[list]!.map(row => asGiven(row, columns)));
  });

  it("have what their operation says, and the FTS job of that name in it", async () => {
    const operations = new Map(stored["transferOperations"]!.map(row => [row["operationID"], row]));
    const expected = stored["transfers"]!.map(({ fileID, operationID, ftsGUID }) => {
      const { username, userGroup, activity, sourceSEs } = operations.get(operationID!)!, source = String(sourceSEs ?? "");
      const job = ftsGUID === null ? undefined : stored["transferJobs"]!.find(one => one["operationID"] === operationID && one["ftsGUID"] === ftsGUID);
      return { fileId: fileID, username, userGroup, activity, vo: String(userGroup).split("_")[0], sourceStorageElementName: source === "" || source.includes(",") ? null : source, job: job === undefined ? null : { jobId: job["jobID"] } };
    });
    expect(expected.filter(({ job }) => job !== null).length).toBeGreaterThan(10);
    expect(await all("transfers", "fileId username userGroup activity vo sourceStorageElementName job { jobId }")).toEqual(expected);
  });

  it("are those of each VO, for somebody of it", async () => {
    const { transfers, transferJobs, transferOperations, problematicFiles } = await data(asViewer(grid, { name: "x", group: "x", vo: "belle", properties: new Set(), allVos: false })("{ transfers { totalCount } transferJobs { totalCount } transferOperations { totalCount } problematicFiles { totalCount } }"));
    const ofBelle = (list: string) => stored[list]!.filter(({ userGroup, LFN }) => String(userGroup ?? LFN).replace("/", "").startsWith("belle")).length;
    const operations = new Set(stored["transferOperations"]!.filter(({ userGroup }) => String(userGroup).startsWith("belle")).map(({ operationID }) => operationID));
    expect(transfers.totalCount).toBe(stored["transfers"]!.filter(({ operationID }) => operations.has(operationID!)).length);
    expect([transferJobs, transferOperations, problematicFiles].map(({ totalCount }) => totalCount)).toEqual(["transferJobs", "transferOperations", "problematicFiles"].map(ofBelle));
  });

  it("tell nothing of their FTS job when they are finished, and are summarised all the same", async () => {
    const finished = stored["transfers"]!.filter(({ status }) => status === "Finished");
    expect(finished.length).toBeGreaterThan(0);
    expect(finished.filter(({ ftsGUID }) => ftsGUID !== null)).toEqual([]);
    const { transferSummaries } = await data(asReaderOf(grid, "belle")('{ transferSummaries(by: [DESTINATION, SERVER], since: "2026-01-01") { finished defunct bytes ftsServer } }'));
    const sum = (field: string) => transferSummaries.reduce((all: number, one: Json) => all + one[field], 0);
    expect([sum("finished"), sum("defunct"), sum("bytes")]).toEqual([finished.length, stored["transfers"]!.filter(({ status }) => status === "Defunct").length, finished.reduce((all, { size }) => all + Number(size), 0)]);
    expect(transferSummaries.some(({ ftsServer }: Json) => ftsServer !== null)).toBe(true);
  });
});
