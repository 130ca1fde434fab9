import type { Configuration } from "./configuration.ts";
import type { Generation } from "./generation.ts";
import { numberOf } from "./option-numbers.ts";
import { Registry } from "./registry.ts";

/** A VO that is mentioned anywhere, see `Registry.vos`. */
export interface VirtualOrganizationRow {
  readonly name: string;
  readonly vomsName: string | null;
  readonly adminName: string | null;
  readonly adminGroupName: string | null;
  readonly defaultGroupNames: readonly string[];
  readonly identityProviderName: string | null;
  readonly vomsServerHosts: readonly string[];
}

export interface GroupRow {
  readonly name: string;
  readonly vo: string | null;
  readonly properties: readonly string[];
  readonly userNames: readonly string[];
  readonly vomsRole: string | null;
  readonly vomsVo: string | null;
  readonly identityProviderRole: string | null;
  readonly jobShare: number | null;
}

/** A user in one VO: names of users mean something within a VO only. */
export interface UserRow {
  /** "" for what a user is without VO. */
  readonly vo: string;
  readonly name: string;
  readonly groupNames: readonly string[];
  readonly isSuspended: boolean;
  readonly dns: readonly string[];
  readonly email: string | null;
}

/** What the Registry says of VOs, groups and users. */
export function readMembers(configuration: Configuration, generation: Generation): { virtualOrganizations: VirtualOrganizationRow[]; groups: GroupRow[]; users: UserRow[] } {
  const registry = new Registry(configuration);
  const voOf = (group: string) => registry.voOfGroup(group, generation);
  const virtualOrganizations = registry.vos().map((name): VirtualOrganizationRow => {
    const path = `/Registry/VO/${name}`, text = (option: string) => configuration.option(`${path}/${option}`) || null;
    return {
      name, vomsName: text("VOMSName"), adminName: text("VOAdmin"), adminGroupName: text("VOAdminGroup"), defaultGroupNames: configuration.list(`${path}/DefaultGroup`),
      identityProviderName: text("IdProvider"), vomsServerHosts: configuration.sections(`${path}/VOMSServers`),
    };
  });
  const groups = registry.groups().map(({ name, properties, users }): GroupRow => {
    const text = (option: string) => configuration.option(`/Registry/Groups/${name}/${option}`) || null;
    return {
      name, vo: voOf(name) || null, properties, userNames: users, vomsRole: text("VOMSRole"), vomsVo: text("VOMSVO"), identityProviderRole: text("IdPRole"),
      jobShare: numberOf(text("JobShare") ?? undefined),
    };
  });
  const users = registry.users().flatMap(({ name, groups: all, suspendedIn }): UserRow[] => {
    const groupsIn = Map.groupBy(all, voOf);
    if (groupsIn.size === 0) groupsIn.set("", []);
    const path = `/Registry/Users/${name}`, dns = configuration.list(`${path}/DN`), email = configuration.option(`${path}/Email`) || null;
    return [...groupsIn].map(([vo, groupNames]) => ({ vo, name, groupNames, isSuspended: suspendedIn.includes(vo), dns, email }));
  });
  return { virtualOrganizations, groups, users };
}
