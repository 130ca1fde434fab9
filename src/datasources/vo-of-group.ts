import type { Generation } from "../config/generation.ts";
import type { Registry } from "../config/registry.ts";
import { once } from "../schema/common/once.ts";
import { Lookup } from "./query/lookup.ts";

/** The VO of a row that stores none: it is that of the group in `field`, by the Registry. */
export function voOfGroup(registry: Registry, field: string, generation: Generation): Lookup {
  const vo = (group: string) => registry.voOfGroup(group, generation) || null;
  const values = new Map(registry.groups().map(({ name }): [string, string | null] => [name, vo(name)]));
  // `Unknown` is the column's default: a ghost row, written by a late status report after the job was removed
  if (!values.has("Unknown")) values.set("Unknown", null);
  return new Lookup(field, values, vo(""));
}

/** The VO of a job or a pilot in DIRAC 8.0. */
export const voOfOwnerGroup = once((registry: Registry): Lookup => voOfGroup(registry, "ownerGroup", "8.0"));
