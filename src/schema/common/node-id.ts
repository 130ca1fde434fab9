import { badInput } from "../../errors.ts";

export type KeyPart = string | number;
export interface NodeId { readonly type: string; readonly key: readonly KeyPart[] }

export function encodeNodeId(type: string, ...key: KeyPart[]): string {
  return Buffer.from(JSON.stringify([type, ...key])).toString("base64url");
}

/** Reads an id that a client sent; whatever is not one of ours is the client's mistake. */
export function decodeNodeId(id: string, argument: string): NodeId {
  const parts = parse(id);
  if (!Array.isArray(parts) || parts.length < 2 || typeof parts[0] !== "string" || !parts.slice(1).every(isKeyPart)) {
    throw badInput(argument, "is not an id of this graph; take it from the field `id`");
  }
  return { type: parts[0], key: parts.slice(1) as KeyPart[] };
}

function parse(id: string): unknown {
  try {
    return JSON.parse(Buffer.from(id, "base64url").toString());
  } catch {
    return undefined;
  }
}

const isKeyPart = (part: unknown) => typeof part === "string" || Number.isSafeInteger(part);
