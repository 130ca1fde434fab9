import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from "graphql";

/** What a document has, with its fragments written out where they are used. */
export interface DocumentSize {
  readonly fields: number;
  /** Of the operation that has most of them. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly definitions: number;
  /** Levels of selections; a fragment is one, too, since libraries go down into it. */
  readonly depth: number;
}

interface Selections {
  readonly fields: number;
  /** Those of this level. */
  readonly here: number;
  readonly aliases: number;
  readonly directives: number;
  readonly depth: number;
}

const NOTHING: Selections = { fields: 0, here: 0, aliases: 0, directives: 0, depth: 0 };

/** Deeper documents are not looked into: a chain of thousands of fragments would overflow the stack. */
export const DEEPEST = 100;

/** Measures each fragment once, however often it is used: written out a short document may have more fields than there are numbers. */
export function sizeOf({ definitions }: DocumentNode): DocumentSize {
  const fragments = new Map<string, FragmentDefinitionNode>(), measured = new Map<string, Selections>();
  for (const definition of definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);

  const selections = ({ selections: nodes }: SelectionSetNode, level: number): Selections => {
    if (level > DEEPEST) return { ...NOTHING, depth: 1 };
    let { fields, here, aliases, directives, depth } = NOTHING;
    for (const node of nodes) {
      const isField = node.kind === Kind.FIELD;
      const inner = node.kind === Kind.FRAGMENT_SPREAD ? fragment(node.name.value, level + 1) : node.selectionSet === undefined ? NOTHING : selections(node.selectionSet, level + 1);
      fields += inner.fields + (isField ? 1 : 0);
      here += isField ? 1 : inner.here;
      aliases += inner.aliases + (isField && node.alias !== undefined ? 1 : 0);
      directives += inner.directives + (node.directives?.length ?? 0);
      depth = Math.max(depth, inner.depth);
    }
    return { fields, here, aliases, directives, depth: depth + 1 };
  };

  const fragment = (name: string, level: number): Selections => {
    const known = measured.get(name), definition = fragments.get(name);
    if (known !== undefined || definition === undefined) return known ?? NOTHING;
    // a fragment in itself is refused by validation
    measured.set(name, NOTHING);
    const size = selections(definition.selectionSet, level);
    measured.set(name, size);
    return size;
  };

  let all: DocumentSize = { fields: 0, rootFields: 0, aliases: 0, directives: 0, definitions: definitions.length, depth: 0 };
  for (const definition of definitions) {
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    if (!isOperation && definition.kind !== Kind.FRAGMENT_DEFINITION) continue;
    // those that nobody uses are validated, too
    const { fields, here, aliases, directives, depth } = isOperation ? selections(definition.selectionSet, 0) : fragment(definition.name.value, 0), own = definition.directives?.length ?? 0;
    all = {
      ...all,
      fields: all.fields + fields,
      rootFields: Math.max(all.rootFields, isOperation ? here : 0),
      aliases: all.aliases + aliases,
      directives: all.directives + directives + own,
      depth: Math.max(all.depth, depth),
    };
  }
  return all;
}
