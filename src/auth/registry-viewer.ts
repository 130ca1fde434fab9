import type { Generation } from "../config/generation.ts";
import type { Registry } from "../config/registry.ts";
import type { Viewer } from "./viewer.ts";

/** The viewer that a user is in one of their groups, by the Registry; undefined if it does not give the group to them. */
export function registryViewer(registry: Registry, generation: Generation, user: string, group: string, allVosGroups: readonly string[]): Viewer | undefined {
  const known = registry.group(group);
  if (known === undefined || !known.users.includes(user) || registry.isSuspended(user, group, generation)) return undefined;
  return { name: user, group, vo: registry.voOfGroup(group, generation), properties: new Set(known.properties), allVos: allVosGroups.includes(group) };
}
