import { generateKeyPair, SignJWT } from "jose";
import type { DemoGrid } from "../../demo/grid.ts";
import type { Strategy } from "../auth/authenticate.ts";
import { diracxViewer } from "../auth/diracx-claims.ts";
import { registryViewer } from "../auth/registry-viewer.ts";
import { trustedIssuer } from "../auth/trusted-issuer.ts";
import type { Viewer } from "../auth/viewer.ts";
import { ConfigurationError } from "../config/configuration-error.ts";
import type { UserInGroup } from "../config/option-values.ts";
import type { Registry } from "../config/registry.ts";
import type { PlaygroundPersona } from "../server/playground.ts";

const ISSUER = "urn:dirac-graphql:demo";

export interface DemoIssuer {
  readonly strategy: Strategy;
  /** The viewer that a user of the demo's Registry is. */
  viewerOf(who: UserInGroup): Viewer;
  /** The personas with fresh tokens. */
  personas(): Promise<PlaygroundPersona[]>;
}

/** Signs the tokens of the demo's personas as DiracX would, with a key that lives as long as the process; they are verified as DiracX's are. */
export async function demoIssuer(registry: Registry, grid: DemoGrid, allVosGroups: readonly string[]): Promise<DemoIssuer> {
  const { privateKey, publicKey } = await generateKeyPair("Ed25519");
  const diracx = diracxViewer(allVosGroups, group => registry.voOfGroup(group, grid.generation));
  const viewerOf = ({ user, group }: UserInGroup) => {
    const viewer = registryViewer(registry, grid.generation, { user, group }, allVosGroups);
    if (viewer === undefined) throw new ConfigurationError(`--as ${user}:${group}: the demo's Registry does not give that group to that user.`);
    return viewer;
  };
  const tokenOf = ({ name, group, vo, properties }: Viewer) => new SignJWT({ vo, dirac_group: group, preferred_username: name, dirac_properties: [...properties] })
    .setProtectedHeader({ typ: "JWT", alg: "Ed25519", kid: "demo" }).setIssuer(ISSUER).setSubject(`${vo}:${name}`).setExpirationTime("8h").sign(privateKey);
  return {
    viewerOf,
    personas: () => Promise.all(grid.personas.map(async persona => {
      const viewer = viewerOf(persona);
      return { id: persona.id, title: persona.title, user: viewer.name, group: viewer.group, vo: viewer.vo, token: await tokenOf(viewer) };
    })),
    strategy: trustedIssuer({ issuer: ISSUER, source: { isDiracx: async () => true, candidates: async () => [publicKey] }, audience: undefined, diracx, other: diracx }),
  };
}
