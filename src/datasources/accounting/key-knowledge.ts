import type { Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { isSiteName } from "../../config/site-name.ts";
import type { KeyKnowledge } from "../../schema/accounting/accounting-keys.ts";

/** What the keys that DIRAC does not store follow from. */
export function keyKnowledge(registry: Registry, generation: Generation, type: string): KeyKnowledge {
  const vos = new Set(registry.vos());
  return {
    isSiteName,
    voOfGroup: group => {
      if (registry.group(group) === undefined) {
        // in 9.1 the group of a pilot is the VO itself
        if (type === "Pilot" && vos.has(group)) return group;
        // what DIRAC books where it knows none
        if (group === "" || group.toLowerCase() === "unknown") return null;
      }
      return registry.voOfGroup(group, generation) || null;
    },
  };
}
