import type { Registry } from "../config/registry.ts";
import { once } from "../schema/common/once.ts";
import type { Lookup } from "./query/lookup.ts";

/** The VO of a job or a pilot in DIRAC 8.0, which stores none: it is that of its group, by the Registry. */
export const voOfOwnerGroup = once((registry: Registry): Lookup => {
  const vo = (group: string) => registry.voOfGroup(group, "8.0") || null;
  const values = new Map(registry.groups().map(({ name }): [string, string | null] => [name, vo(name)]));
  // `Unknown` is the column's default: a ghost row, written by a late status report after the job was removed
  if (!values.has("Unknown")) values.set("Unknown", null);
  return { field: "ownerGroup", values, otherwise: vo("") };
});
