import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

/** Whole numbers up to 53 bits: job ids are unsigned 32-bit, file sizes 64-bit; GraphQL's Int ends at 2^31. */
export const SafeInt = new GraphQLScalarType<number, number>({
  name: "SafeInt",
  description: "A whole number of at most 53 bits, plus sign: ids, counts, sizes in bytes, seconds.",
  serialize: safeInteger,
  parseValue: safeInteger,
  parseLiteral: node => safeInteger(node.kind === Kind.INT ? Number(node.value) : literalText(node)),
});

function safeInteger(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new GraphQLError(`SafeInt cannot represent ${shown(value)}: a whole number of at most 53 bits is needed.`);
  return value as number;
}

/**
 * Values go out as the rows hold them (already ISO 8601). Values that come in stay text: whether they are an instant, a
 * date or a duration is decided where *now* is known and the argument can be named (schema/common/instant.ts).
 */
export const DateTime = new GraphQLScalarType<string, string>({
  name: "DateTime",
  description: "A time in UTC: `2026-11-20T12:00:00Z`, with a fraction only where the source has one. As input: an instant with "
    + "zone, a date (UTC midnight), or an ISO 8601 duration relative to now, such as `-PT6H`.",
  specifiedByURL: "https://www.iso.org/iso-8601-date-and-time-format.html",
  serialize: timeText,
  extensions: { unchanged: "string" },
  parseValue: timeText,
  parseLiteral: node => timeText(node.kind === Kind.STRING ? node.value : undefined),
});

function timeText(value: unknown): string {
  if (typeof value !== "string") throw new GraphQLError(`DateTime cannot represent ${shown(value)}: a text such as "2026-11-20T12:00:00Z" or "-PT6H" is needed.`);
  return value;
}

const literalText = (node: ValueNode) => ("value" in node ? node.value : node.kind);
const shown = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, 40);
