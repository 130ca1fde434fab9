import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { broken, importsBelow, importsOf } from "./imports.ts";

const root = join(import.meta.dirname, "../..");

describe("who may import whom", () => {
  it("is kept by every file of src", () => {
    const imports = importsBelow(root, "src");
    expect(imports.length).toBeGreaterThan(200);
    expect(broken(imports)).toEqual([]);
  });

  it.each([
    ["src/schema/wms/job.type.ts", 'import { sql } from "kysely";'],
    ["src/datasources/wms/job-group.source.ts", 'import { Arg } from "type-graphql";'],
    ["src/datasources/wms/job-group.source.ts", 'import { PilotOutputSource } from "../pilots/pilot-output.source.ts";'],
    ["src/datasources/query/page.ts", 'import type { GraphQLResolveInfo } from "graphql";'],
    ["src/resolvers/wms/job.resolver.ts", 'import DataLoader from "dataloader";'],
    ["src/auth/policies/wms.policy.ts", 'export { Database } from "../../datasources/database.ts";'],
    ["src/server/http.ts", 'const demo = await import("../../demo/grid.ts");'],
    ["src/config/registry.ts", 'import {\n  Job,\n} from "../schema/wms/job.type.ts";'],
  ])("refuses in %s: %s", (file, text) => {
    expect(broken(importsOf(file, text))).not.toEqual([]);
  });

  it("only src/config reads the environment", () => {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts") && !file.startsWith("config/"));
    expect(files.filter(file => readFileSync(join(root, "src", file), "utf8").includes("process.env"))).toEqual([]);
  });
});
