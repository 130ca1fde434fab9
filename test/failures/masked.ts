import { Configuration } from "../../src/config/configuration.ts";
import { Registry } from "../../src/config/registry.ts";
import { Fingerprints } from "../../src/datasources/failures/fingerprint.ts";

const USERS = ["alice", "j.doe", "josé", "007"];

/** Of an installation with a few users. */
export const fingerprints = Fingerprints.by(new Registry(Configuration.fromText(`Registry\n{\n  Users\n  {\n${USERS.map(name => `    ${name}\n    {\n    }\n`).join("")}  }\n}\n`)));

export const pattern = (text: string): string => fingerprints.pattern(text);

/** In the order in which they are found. */
export function hostsOf(text: string): string[] {
  const hosts = new Set<string>();
  fingerprints.pattern(text, hosts);
  return [...hosts];
}
