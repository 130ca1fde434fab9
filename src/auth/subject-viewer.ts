import type { JWTPayload } from "jose";
import type { Generation } from "../config/generation.ts";
import type { Registry } from "../config/registry.ts";
import type { UserOfSubject } from "../config/subjects.ts";
import { GatewayError } from "../errors.ts";
import type { Credentials } from "./authenticate.ts";
import { installedViewer } from "./registry-viewer.ts";
import type { Viewer } from "./viewer.ts";

/**
 * The viewer behind a token of an issuer that knows nothing of DIRAC: the subject's user by the configuration, in the group
 * of `X-DIRAC-Group` or the user's default one. The Registry decides whether the group is the user's, and its properties.
 */
export function subjectViewer(registry: Registry, userOf: UserOfSubject, generation: () => Promise<Generation>, allVosGroups: readonly string[]) {
  return async ({ iss, sub }: JWTPayload, { group: wanted }: Credentials): Promise<Viewer> => {
    const subject = userOf(iss ?? "", sub ?? ""), user = subject && registry.user(subject.user);
    if (subject === undefined || user === undefined) throw new GatewayError("UNAUTHENTICATED", "the subject of the token is no user of this DIRAC");
    const group = wanted ?? user.defaultGroup;
    if (group === undefined) throw new GatewayError("UNAUTHENTICATED", "the user has no default group; name one in the header X-DIRAC-Group");
    const viewer = await installedViewer(registry, generation, { user: user.name, group }, allVosGroups);
    if (viewer === undefined) throw new GatewayError("UNAUTHENTICATED", "the group is none of the user's");
    if (subject.vos?.has(viewer.vo) === false) throw new GatewayError("UNAUTHENTICATED", "the issuer of the token does not speak for the VO of that group");
    return viewer;
  };
}
