import fc from "fast-check";
import { execute, parse, validate } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROW, STATEMENT } from "../../../src/schema/common/points.ts";
import { OperationPrices } from "../../../src/server/cost/operation-prices.ts";
import { gatewaySchema } from "../../../src/server/schema.ts";
import { holds } from "../../query/property.ts";
import { gatewayOf } from "../../helpers/ask.ts";
import { sampleGrid } from "../../helpers/sample-grid.ts";
import type { TestGrid } from "../../helpers/test-grid.ts";
import { anyOperation, eachField } from "./any-operation.ts";

const schema = await gatewaySchema(), prices = new OperationPrices(schema);
const EVERYTHING = { name: "somebody", group: "dirac_admin", vo: "belle", properties: new Set(["JobAdministrator", "Operator", "CSAdministrator", "ServiceAdministrator", "NormalUser"]), allVos: true };

/** Of each part what its databases know. */
const PARTS = {
  wms: ["jobs", "jobGroups", "sites", "taskQueues", "pilots", "computingElements", "sandboxes", "siteSummaries", "pilotSummaries", "virtualMachines", "virtualOrganizations", "groups", "users", "gateway"],
  resources: ["siteStatuses", "resourceStatuses", "nodeStatuses", "statusChanges", "downtimes", "policyResults", "spaceOccupancies", "tickets", "sites", "storageElements", "computingElements", "siteMasks"],
  requests: ["requests", "requestOperations", "requestFiles", "failoverTransfers"],
  accounting: ["accounting", "sites"],
  transfers: ["transfers", "transferJobs", "transferOperations", "problematicFiles"],
} as const;
const NOT_MORE = expect.toSatisfy((over: number) => over <= 0) as number;
const RUNS = Number(process.env["DIRAC_TEST_RUNS"] ?? 200);

describe.each(["8.0", "9.1"] as const)("what an operation may cost, with the rows of DIRAC %s", generation => {
  describe.each(Object.entries(PARTS))("of %s", (part, roots) => {
    let grid: TestGrid;
    beforeAll(async () => { grid = await sampleGrid(generation, part as keyof typeof PARTS); });
    afterAll(() => grid.drop());

    const check = async (text: string) => {
      const document = parse(text), context = gatewayOf(grid, EVERYTHING).contextOf(EVERYTHING);
      fc.pre(validate(schema, document).length === 0);
      const price = prices.of({ document });
      await execute({ schema, document, contextValue: context });
      const { statements, rows } = context.usage;
      // what is read once for all, such as texts of errors and task queues, is told in points only
      const over = { statements: statements - price.statements, rows: /failures|retriesLeft|waitingJobs|taskQueues|waitingReasons/.test(text) ? 0 : rows - price.rows, points: statements * STATEMENT + rows * ROW - price.points };
      expect({ text, ...over }).toEqual({ text, statements: NOT_MORE, rows: NOT_MORE, points: NOT_MORE });
    };

    it("is never less than the statements and rows that it reads", async () => {
      await holds(fc.asyncProperty(anyOperation(schema, roots), check), RUNS);
    });

    it.each(roots.flatMap(root => eachField(schema, root)))("is never less than what is read for %s", check);
  });
});
