import type { JWTPayload } from "jose";
import { GatewayError } from "../errors.ts";
import type { Credentials } from "./authenticate.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The viewer that the verified claims of a DiracX access token describe. The group is fixed at login: no header changes it.
 * DiracX' groups are those of a VO, and another VO may name one alike: the one that --all-vos-group means is the Registry's,
 * or is written VO:GROUP.
 */
export function diracxViewer(allVosGroups: readonly string[], voOfGroup: (group: string) => string) {
  return (claims: JWTPayload, { group: wanted }: Credentials): Viewer => {
    const vo = text(claims, "vo"), group = text(claims, "dirac_group"), name = text(claims, "preferred_username");
    const { dirac_properties: properties } = claims;
    if (!Array.isArray(properties) || !properties.every(property => typeof property === "string")) throw missing("dirac_properties");
    if (wanted !== undefined && wanted !== group) throw new GatewayError("UNAUTHENTICATED", "the header X-DIRAC-Group names another group than the token; log in with that group");
    return { name, group, vo, properties: new Set(properties), allVos: allVosGroups.includes(`${vo}:${group}`) || (allVosGroups.includes(group) && voOfGroup(group) === vo) };
  };
}

function text(claims: JWTPayload, name: string): string {
  const value = claims[name];
  if (typeof value !== "string" || value === "") throw missing(name);
  return value;
}

const missing = (claim: string) => new GatewayError("UNAUTHENTICATED", `the token's claim ${claim} is missing`);
