import type { JWTPayload } from "jose";
import type { Viewer } from "./viewer.ts";

/** The viewer that the verified claims of a DiracX access token describe; undefined if one of them is missing. */
export function viewerOfClaims(claims: JWTPayload, allVosGroups: readonly string[]): Viewer | undefined {
  const { sub, exp, vo, dirac_group: group, preferred_username: name, dirac_properties: properties } = claims;
  if (!isText(sub) || typeof exp !== "number" || !isText(vo) || !isText(group) || !isText(name)) return undefined;
  if (!Array.isArray(properties) || !properties.every(property => typeof property === "string")) return undefined;
  return { name, group, vo, properties: new Set(properties), allVos: allVosGroups.includes(group) };
}

const isText = (claim: unknown): claim is string => typeof claim === "string" && claim !== "";
