export type Encodable = string | number | boolean | null | readonly Encodable[] | { readonly [key: string]: Encodable };

/** DIRAC's own serialisation (DEncode), in which the optimizers keep their parameters: a letter for the type, texts with their length in bytes. */
export function dencode(value: Encodable): string {
  if (value === null) return "n";
  if (typeof value === "string") return `s${Buffer.byteLength(value)}:${value}`;
  if (typeof value === "boolean") return value ? "b1" : "b0";
  if (typeof value === "number") return Number.isInteger(value) ? `i${value}e` : `f${value}e`;
  if (Array.isArray(value)) return `l${value.map(dencode).join("")}e`;
  return `d${Object.entries(value).map(([key, item]) => dencode(key) + dencode(item)).join("")}e`;
}
