import type { Configuration } from "./configuration.ts";
import type { DiracxUser } from "./diracx-document.ts";
import { sectionOf } from "./json-section.ts";
import { Registry } from "./registry.ts";
import type { Section } from "./section.ts";

/**
 * Whose name is whose. DIRAC shows one certificate subject and one address for a name in all its VOs, and DiracX may know
 * two persons of that name: neither's VO is to see what the other's knows. So users of a name that is taken count only if they
 * are the same person: they share a certificate subject or an e-mail address, or nothing is known of the first, or the files
 * have the user in a group of that VO. What the files say of a user they say alone. Of a user whom they do not have but list in
 * groups of other VOs nothing but the name is taken.
 */
export class DiracxPeople {
  readonly #files: Configuration;
  readonly #registry: Registry;
  /** Those whom only DiracX knows, as each of their VOs does. */
  readonly #taken = new Map<string, { readonly user: DiracxUser; readonly vo: string }[]>();
  /** The VOs of the files' groups that list a name, whether or not the files have such a user. */
  readonly #listedIn = new Map<string, Set<string>>();

  constructor(files: Configuration) {
    this.#files = files;
    this.#registry = new Registry(files);
    for (const group of this.#registry.groups()) for (const name of group.users) this.#listedIn.set(name, (this.#listedIn.get(name) ?? new Set()).add(this.voOfGroup(group.name)!));
  }

  /** Notes the user; false if the name is somebody else's. */
  take(user: DiracxUser, vo: string): boolean {
    const { name } = user, taken = this.#taken.get(name);
    if (this.#registry.user(name) !== undefined) {
      const path = `/Registry/Users/${name}`;
      return this.#listedIn.get(name)?.has(vo) === true || isSame({ dns: this.#files.list(`${path}/DN`), email: this.#files.option(`${path}/Email`) }, user);
    }
    if (taken === undefined) this.#taken.set(name, [{ user, vo }]);
    else if (isSame(taken[0]!.user, user)) taken.push({ user, vo });
    else return false;
    return true;
  }

  /** The VO of a group that the files declare, "" for one without; undefined for others. */
  voOfGroup(group: string): string | undefined {
    return this.#registry.group(group) === undefined ? undefined : this.#registry.voOfGroup(group, "9.1");
  }

  /** What is shown of a person is what the first VO knows: others may know more, which is not the first one's business. */
  sections(): [string, Section][] {
    return [...this.#taken].map(([name, all]): [string, Section] => {
      const { dns, email } = all[0]!.user, suspended = new Set(all.flatMap(({ user }) => user.suspended)), vos = new Set(all.map(({ vo }) => vo));
      const isShown = [...this.#listedIn.get(name) ?? []].every(vo => vos.has(vo));
      return [name, sectionOf([["DN", isShown ? list(dns) : undefined], ["Email", isShown ? email : undefined], ["Suspended", list([...suspended])]])];
    });
  }
}

type Person = Pick<DiracxUser, "dns" | "email">;

/** Whether what is shown of the one may be shown as the other's. */
function isSame(one: Person, other: Person): boolean {
  if (one.dns.length === 0 && !one.email) return true;
  return (Boolean(one.email) && one.email === other.email) || one.dns.some(dn => other.dns.includes(dn));
}

const list = (elements: readonly string[]) => (elements.length === 0 ? undefined : elements.join(", "));
