import type { Generation } from "../../dirac/facts.ts";
import { SETUP } from "../registry.ts";
import { accountingType, type AccountingTypeName } from "./accounting-types.ts";

/** As the catalog names it: 8.0 has a set of tables for each setup. */
export const catalogName = (generation: Generation, type: AccountingTypeName) => (generation === "8.0" ? `${SETUP}_${type}` : type);

export const bucketTable = (generation: Generation, type: AccountingTypeName) => `"ac_bucket_${catalogName(generation, type)}"`;
export const queueTable = (generation: Generation, type: AccountingTypeName) => `"ac_in_${catalogName(generation, type)}"`;
export const keyTable = (generation: Generation, type: AccountingTypeName, key: string) => `"ac_key_${catalogName(generation, type)}_${key}"`;

/** The columns of a bucket table. */
export function bucketColumns(type: AccountingTypeName): string[] {
  const { keys, values } = accountingType(type);
  return [...keys, ...values, "entriesInBucket", "startTime", "bucketLength"];
}
