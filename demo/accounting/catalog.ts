import type { DatabaseSync } from "node:sqlite";
import type { Generation } from "../../dirac/facts.ts";
import { BulkInsert } from "../bulk-insert.ts";
import { dencode } from "../dencode.ts";
import { catalogName } from "./accounting-tables.ts";
import { accountingType, TYPE_NAMES } from "./accounting-types.ts";

/** What the database says of itself: its types with their fields, and the ladders, as lists of tuples. */
export function fillCatalog(db: DatabaseSync, generation: Generation): void {
  const insert = new BulkInsert(db, "ac_catalog_Types", ["name", "keyFields", "valueFields", "bucketsLength"]);
  for (const type of TYPE_NAMES) {
    const { keys, values, ladder } = accountingType(type);
    insert.add(catalogName(generation, type), keys.join(","), values.join(","), `l${ladder.map(([age, length]) => `t${dencode(age)}${dencode(length)}e`).join("")}e`);
  }
  insert.flush();
}
