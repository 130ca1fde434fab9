import type { Configuration } from "./configuration.ts";
import type { Generation } from "./generation.ts";
import { operationsFlag } from "./operations.ts";

/** A user of DIRAC's Registry. DNs and e-mail addresses are left where they are; `userNamesByDn` alone tells whose a DN is. */
export interface RegistryUser {
  readonly name: string;
  /** The groups that list the user, in order of declaration. */
  readonly groups: readonly string[];
  /** The group that DIRAC takes when the user names none; absent for a user without group. */
  readonly defaultGroup?: string;
  /** The VOs in which the user is suspended; ask `isSuspended`. */
  readonly suspendedIn: readonly string[];
}

export interface RegistryGroup {
  readonly name: string;
  /** What the group itself declares, "" if nothing. Whose rows the group sees is `voOfGroup`, which can differ. */
  readonly vo: string;
  readonly properties: readonly string[];
  readonly users: readonly string[];
}

/**
 * DIRAC's /Registry: who is in which group, with which properties, of which VO. Names are compared exactly (msmith is
 * not MSmith, jose is not josé), whatever the databases' collations do. Built once per configuration, looked up by maps:
 * a name that a client sends is never part of a configuration path.
 */
export class Registry {
  readonly #configuration: Configuration;
  readonly #groups: ReadonlyMap<string, RegistryGroup>;
  readonly #users: ReadonlyMap<string, RegistryUser>;
  /** The VO of a single-VO installation, else "". */
  readonly #onlyVo: string;

  constructor(configuration: Configuration) {
    this.#configuration = configuration;
    this.#onlyVo = configuration.option("/DIRAC/VirtualOrganization") ?? "";
    const groups = configuration.sections("/Registry/Groups").map((name) => readGroup(configuration, name));
    this.#groups = new Map(groups.map((group) => [group.name, group]));
    const groupsOf = groupsByUser(groups);
    const users = configuration.sections("/Registry/Users").map((name) => readUser(configuration, groupsOf.get(name) ?? [], name));
    this.#users = new Map(users.map((user) => [user.name, user]));
  }

  user(name: string): RegistryUser | undefined {
    return this.#users.get(name);
  }

  users(): RegistryUser[] {
    return [...this.#users.values()];
  }

  /** Whose each certificate subject is: of two users with the same the first one, as in DIRAC. */
  userNamesByDn(): ReadonlyMap<string, string> {
    return new Map(this.users().toReversed().flatMap(({ name }) => this.#configuration.list(`/Registry/Users/${name}/DN`).map((dn): [string, string] => [dn, name])));
  }

  group(name: string): RegistryGroup | undefined {
    return this.#groups.get(name);
  }

  groups(): RegistryGroup[] {
    return [...this.#groups.values()];
  }

  /** Every VO that is mentioned: the installation's only one, the declared ones in order, then those of groups. */
  vos(): string[] {
    const ofGroups = this.groups().map((group) => group.vo);
    const all = [this.#onlyVo, ...this.#configuration.sections("/Registry/VO"), ...ofGroups];
    return [...new Set(all)].filter((vo) => vo !== "");
  }

  /**
   * The VO whose rows belong to a group, "" if none. The installation's VO wins over the group's in 8.0 and yields to it
   * in 9.1. As in DIRAC a group that is no longer in the Registry has the installation's VO.
   */
  voOfGroup(name: string, generation: Generation): string {
    const own = this.#groups.get(name)?.vo ?? "";
    return generation === "8.0" ? this.#onlyVo || own : own || this.#onlyVo;
  }

  /** Whether DIRAC refuses this user in this group: suspended in the VO of the group, in others still welcome. */
  isSuspended(user: string, group: string, generation: Generation): boolean {
    return this.#users.get(user)?.suspendedIn.includes(this.voOfGroup(group, generation)) ?? false;
  }

  /**
   * Whether everybody of a VO may see all its jobs: true unless Operations says otherwise. With an installation VO DIRAC
   * asks Operations for that one alone; we are stricter and want the yes of both. Without a generation the options of
   * both are looked at, see `operationsFlag`.
   */
  globalJobsInfo(vo: string, generation?: Generation): boolean {
    const asked = this.#onlyVo === "" ? [vo] : [this.#onlyVo, vo];
    const option = "Services/JobMonitoring/GlobalJobsInfo";
    return asked.every((name) => operationsFlag(this.#configuration, option, true, name, generation));
  }
}

function readGroup(configuration: Configuration, name: string): RegistryGroup {
  const place = `/Registry/Groups/${name}`;
  return {
    name,
    vo: configuration.option(`${place}/VO`) ?? "",
    properties: configuration.list(`${place}/Properties`),
    users: configuration.list(`${place}/Users`),
  };
}

/** The groups that list each user, in order of declaration. Asking each group for each user took minutes with 100,000 users. */
function groupsByUser(groups: readonly RegistryGroup[]): Map<string, string[]> {
  const groupsOf = new Map<string, string[]>();
  for (const { name, users } of groups) {
    for (const user of new Set(users)) {
      const known = groupsOf.get(user);
      if (known === undefined) groupsOf.set(user, [name]);
      else known.push(name);
    }
  }
  return groupsOf;
}

function readUser(configuration: Configuration, groups: readonly string[], name: string): RegistryUser {
  // the installation's preference is the group "user" where the option is not declared at all
  const fallback = configuration.option("/Registry/DefaultGroup") === undefined ? ["user"] : configuration.list("/Registry/DefaultGroup");
  const preferred = [...configuration.list(`/Registry/Users/${name}/DefaultGroup`), ...fallback];
  const defaultGroup = preferred.find((group) => groups.includes(group)) ?? [...groups].sort()[0];
  const suspendedIn = configuration.list(`/Registry/Users/${name}/Suspended`);
  return { name, groups, suspendedIn, ...(defaultGroup === undefined ? {} : { defaultGroup }) };
}
