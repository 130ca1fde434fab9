import { getNamedType, isObjectType, Kind, type DocumentNode, type FieldNode, type OperationDefinitionNode } from "graphql";
import type { PageInfo } from "../../schema/common/page-info.type.ts";
import { nameOf, type Selected } from "./selected.ts";
import { valueAt } from "./value-at.ts";

/** A key that no document can spell: it stands for nothing that a client asked for. */
const KEY = "<more>";

/** What the headers of an answer say of rows that it lacks, since nothing inside of CSV can. */
export const MORE_ROWS = { hasNextPage: "dirac-has-next-page", endCursor: "dirac-end-cursor", hasPreviousPage: "dirac-has-previous-page", startCursor: "dirac-start-cursor" } as const;

/**
 * The document with one field more beside the list: `pageInfo` of a connection, `groupCount` of groups. It is added at the
 * root, below fields like those that lead to the list, which the executor puts together with them.
 */
export function askForMore(document: DocumentNode, operation: OperationDefinitionNode, path: readonly Selected[]): DocumentNode {
  const asked = besides(path);
  if (asked === undefined) return document;
  const added = path.slice(0, -1).reduceRight<FieldNode>((inner, { nodes: [{ alias, name, arguments: given = [] }] }) => ({
    kind: Kind.FIELD, ...(alias && { alias }), name, arguments: given, selectionSet: { kind: Kind.SELECTION_SET, selections: [inner] },
  }), asked);
  const more = { ...operation, selectionSet: { ...operation.selectionSet, selections: [...operation.selectionSet.selections, added] } };
  return { ...document, definitions: document.definitions.map(one => (one === operation ? more : one)) };
}

function besides(path: readonly Selected[]): FieldNode | undefined {
  const list = nameOf(path.at(-1)!), holder = path.at(-2), type = holder && getNamedType(holder.type);
  const name = { nodes: "pageInfo", edges: "pageInfo", buckets: "groupCount" }[list];
  if (name === undefined || !isObjectType(type) || type.getFields()[name] === undefined) return undefined;
  return field(name, name === "pageInfo" ? Object.keys(MORE_ROWS) : [], KEY);
}

function field(name: string, selected: readonly string[] = [], key = name): FieldNode {
  return { kind: Kind.FIELD, alias: { kind: Kind.NAME, value: key }, name: { kind: Kind.NAME, value: name }, ...(selected.length > 0 && { selectionSet: { kind: Kind.SELECTION_SET, selections: selected.map(one => field(one)) } }) };
}

/** Takes the answer to that out of the data again, as headers. */
export function takeMore(data: unknown, path: readonly Selected[]): [header: string, value: string][] {
  const holder = valueAt(data, path.slice(0, -1).map(({ key }) => key)) as Record<string, unknown> | null | undefined;
  const more = holder?.[KEY] as PageInfo | number | undefined;
  if (more === undefined) return [];
  delete holder![KEY];
  const page: Partial<PageInfo> = typeof more === "number" ? { hasNextPage: more > (holder![path.at(-1)!.key] as unknown[]).length } : more;
  return Object.entries(MORE_ROWS).map(([name, header]): [string, unknown] => [header, page[name as keyof PageInfo]]).filter(([, value]) => value != null).map(([header, value]) => [header, String(value)]);
}
