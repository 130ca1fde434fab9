import type { Generation } from "../config/generation.ts";
import type { Registry } from "../config/registry.ts";
import type { UserInGroup } from "../config/option-values.ts";
import type { Viewer } from "./viewer.ts";

/** The viewer that a user is in one of their groups, by the Registry; undefined if it does not give the group to them. */
export function registryViewer(registry: Registry, generation: Generation, { user, group }: UserInGroup, allVosGroups: readonly string[]): Viewer | undefined {
  const known = registry.group(group);
  if (known === undefined || !known.users.includes(user) || registry.isSuspended(user, group, generation)) return undefined;
  return { name: user, group, vo: registry.voOfGroup(group, generation), properties: new Set(known.properties), allVos: allVosGroups.includes(group) };
}

/** The same where the generation is known from the databases only: they are asked when it makes a difference to the VO. */
export async function installedViewer(registry: Registry, generation: () => Promise<Generation>, who: UserInGroup, allVosGroups: readonly string[]): Promise<Viewer | undefined> {
  const isSame = registry.voOfGroup(who.group, "8.0") === registry.voOfGroup(who.group, "9.1");
  return registryViewer(registry, isSame ? "9.1" : await generation(), who, allVosGroups);
}
