import { ConfigurationError } from "./configuration-error.ts";
import { checkName, elementsOf, entriesOf, namedEntries, sectionOfJson, textOf, type Lost } from "./json-section.ts";
import type { Section } from "./section.ts";

/** A person in one VO of DiracX. */
export interface DiracxUser {
  readonly name: string;
  readonly dns: readonly string[];
  readonly email: string | undefined;
  readonly suspended: readonly string[];
}

export interface DiracxGroup {
  readonly name: string;
  /** Keys of the VO's users. */
  readonly subjects: readonly string[];
  /** All that it declares but its users. */
  readonly section: Section;
}

export interface DiracxVo {
  readonly name: string;
  readonly users: ReadonlyMap<string, DiracxUser>;
  readonly groups: readonly DiracxGroup[];
  readonly identityProvider: string | undefined;
  /** What DIRAC declares of a VO by the same names. */
  readonly section: Section;
}

/** What is taken of DiracX' configuration: its registry, and DIRAC's Operations of each VO, in which its defaults are merged already. */
export interface DiracxDocument {
  readonly vos: readonly DiracxVo[];
  readonly operations: readonly (readonly [string, Section])[];
  /** Where something stands that DIRAC's configuration cannot say. */
  readonly lost: readonly string[];
}

/** 3,000 users in 100 groups are 30,000 values, and filled into the tables in 0.15 s. These take a second, in which nobody is answered. */
const MAX_VALUES = 200_000;
/** Eight levels are the deepest seen. */
const MAX_DEPTH = 20;

/** Reads the answer to /api/config/. Throws a ConfigurationError that says what makes no sense in it. */
export function readDiracx(document: unknown): DiracxDocument {
  checkSize(document);
  const { Registry: registry, Operations: operations } = Object.fromEntries(entriesOf(document, "the answer")), lost: string[] = [];
  const vos = namedEntries(registry, "Registry").map(([name, vo]) => readVo(name, vo, `Registry/${name}`, lost));
  if (vos.length === 0) throw new ConfigurationError("Registry holds no VO.");
  const ofVos = operations === undefined || operations === null ? [] : namedEntries(operations, "Operations");
  return { vos, operations: ofVos.map(([vo, section]) => [vo, sectionOfJson(section, `Operations/${vo}`, lost)] as const), lost };
}

function readVo(name: string, vo: unknown, path: string, lost: Lost): DiracxVo {
  // they stand in comma lists
  checkElement(name, "Registry");
  const { Users: users, Groups: groups, DefaultGroup, VOMSName, IdP: provider } = Object.fromEntries(entriesOf(vo, path));
  const { URL: address } = provider === undefined || provider === null ? {} : Object.fromEntries(entriesOf(provider, `${path}/IdP`));
  return {
    name,
    // the keys are subjects, which may hold anything
    users: new Map(entriesOf(users, `${path}/Users`).map(([subject, user]) => [subject, readUser(user, `${path}/Users`, lost)])),
    groups: namedEntries(groups, `${path}/Groups`).map(([group, content]) => readGroup(group, content, `${path}/Groups`, lost)),
    identityProvider: optionalText(address, `${path}/IdP/URL`),
    section: sectionOfJson({ DefaultGroup, VOMSName }, path, lost),
  };
}

function readUser(user: unknown, ofAll: string, lost: Lost): DiracxUser {
  const { PreferedUsername: name, DNs, Email, Suspended } = Object.fromEntries(entriesOf(user, `A user of ${ofAll}`));
  if (typeof name !== "string") throw new ConfigurationError(`A user of ${ofAll} has no PreferedUsername.`);
  checkElement(name, ofAll);
  const path = `${ofAll}/${name}`, list = (value: unknown, option: string) => elementsOf(texts(value ?? [], `${path}/${option}`), `${path}/${option}`, lost);
  return { name, dns: list(DNs, "DNs"), email: optionalText(Email, `${path}/Email`), suspended: list(Suspended, "Suspended") };
}

function readGroup(name: string, group: unknown, ofAll: string, lost: Lost): DiracxGroup {
  checkElement(name, ofAll);
  const path = `${ofAll}/${name}`, { Users: users, VO: _, ...rest } = Object.fromEntries(entriesOf(group, path));
  texts(rest["Properties"], `${path}/Properties`);
  return { name, subjects: texts(users, `${path}/Users`), section: sectionOfJson(rest, path, lost) };
}

function checkElement(name: string, path: string): void {
  checkName(name, path);
  if (name.includes(",")) throw new ConfigurationError(`${path} holds a name with a comma, which DIRAC's lists cannot hold.`);
}

function texts(value: unknown, path: string): readonly string[] {
  if (!Array.isArray(value) || !value.every(element => typeof element === "string")) throw new ConfigurationError(`${path} is no list of texts.`);
  return value;
}

function optionalText(value: unknown, path: string): string | undefined {
  if (value !== undefined && value !== null && typeof value !== "string") throw new ConfigurationError(`${path} is no text.`);
  return textOf(value) || undefined;
}

/** Level by level: a recursion could be led too deep. */
function checkSize(document: unknown): void {
  let level = [document], values = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) throw new ConfigurationError(`It is nested more than ${MAX_DEPTH} levels deep.`);
    level = level.flatMap(value => (value !== null && typeof value === "object" ? Object.values(value) : []));
    values += level.length;
    if (values > MAX_VALUES) throw new ConfigurationError(`It holds more than ${MAX_VALUES} values.`);
  }
}
