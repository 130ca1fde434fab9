import type { Configuration } from "./configuration.ts";
import type { DiracxDocument, DiracxVo } from "./diracx-document.ts";
import { DiracxPeople } from "./diracx-people.ts";
import { sectionOf } from "./json-section.ts";
import { placesOf } from "./operations.ts";
import { isSecretOption } from "./secret-options.ts";
import type { Section } from "./section.ts";

/** So many names are enough to find the rest. */
const MAX_SHOWN = 10;

export interface Layered {
  readonly configuration: Configuration;
  /** What could not be taken, a sentence each. */
  readonly remarks: readonly string[];
}

/**
 * The files' configuration, completed by what DiracX says. Option by option the files win. DiracX has a registry for each
 * VO, and DIRAC one for all, so a name means there what it means
 * - for groups: in the VO that the files give it, else in the first of DiracX' VOs. Groups of that name in other VOs are left
 *   out: their users and properties would be shown for those of another group.
 * - for users: to the files, else to the first VO, see `DiracxPeople`. Users of that name in other VOs are left out, too,
 *   unless they are the same person.
 * Of Operations DiracX has merged the defaults into those of each VO. What the files declare for all VOs, or at a place where
 * DIRAC looks later, wins nevertheless.
 */
export function layered(files: Configuration, diracx: DiracxDocument): Layered {
  const people = new DiracxPeople(files), groups = new Map<string, Section>(), otherGroups: string[] = [], otherUsers: string[] = [], strangers: string[] = [];
  for (const vo of diracx.vos) {
    const nameOf = new Map<string, string>();
    for (const [subject, user] of vo.users) {
      if (people.take(user, vo.name)) nameOf.set(subject, user.name);
      else otherUsers.push(`${vo.name}:${user.name}`);
    }
    for (const { name, subjects, section } of vo.groups) {
      if (!subjects.every(subject => vo.users.has(subject))) strangers.push(`${vo.name}:${name}`);
      if ((people.voOfGroup(name) ?? (groups.has(name) ? undefined : vo.name)) === vo.name) {
        const users = new Set(subjects.flatMap(subject => nameOf.get(subject) ?? []));
        groups.set(name, sectionOf([["Users", [...users].join(", ")], ["VO", vo.name], ...valuesOf(section)], section.sections));
      } else otherGroups.push(`${vo.name}:${name}`);
    }
  }
  const registry: [string, Section][] = [["Users", sectionOf([], people.sections())], ["Groups", sectionOf([], groups)], ["VO", sectionOf([], diracx.vos.map(vo => [vo.name, voSection(files, vo)]))]];
  const operations = diracx.operations.map(([vo, section]): [string, Section] => [vo, notIn(files, placesOf(files, vo, undefined), section)]);
  return {
    configuration: files.completedBy(sectionOf([], [["Registry", sectionOf([], registry)], ["Operations", sectionOf([], operations)]])),
    remarks: [
      ...remark("groups of DiracX are left out, because another VO has a group of the same name", otherGroups),
      ...remark("users of DiracX are left out, because somebody else has the same name", otherUsers),
      ...remark("groups of DiracX list subjects that are no users of their VO", strangers),
      ...remark("DIRAC's configuration cannot hold all that DiracX says here", diracx.lost),
    ],
  };
}

/** DIRAC names providers; one that it does not name is shown by its address. */
function voSection(files: Configuration, { identityProvider: address, section }: DiracxVo): Section {
  const named = files.sections("/Resources/IdProviders").find(name => files.option(`/Resources/IdProviders/${name}/issuer`) === address), provider = address === undefined ? undefined : named ?? address;
  return sectionOf([...valuesOf(section), ["IdProvider", provider === undefined || isSecretOption("IdProvider", provider) ? undefined : provider]]);
}

/** What the files declare at none of these places. */
function notIn(files: Configuration, places: readonly string[], section: Section): Section {
  const options = valuesOf(section).filter(([name]) => places.every(place => files.option(`${place}/${name}`) === undefined));
  return sectionOf(options, [...section.sections].map(([name, below]) => [name, notIn(files, places.map(place => `${place}/${name}`), below)]));
}

function valuesOf({ options }: Section): [string, string][] {
  return [...options].map(([name, { value }]) => [name, value]);
}

function remark(sentence: string, names: readonly string[]): string[] {
  const more = names.length - MAX_SHOWN;
  return names.length === 0 ? [] : [`${sentence}: ${names.slice(0, MAX_SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}`];
}
