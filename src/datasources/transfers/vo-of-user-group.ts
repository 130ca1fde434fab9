import { GENERATIONS, type Generation } from "../../config/generation.ts";
import type { Registry } from "../../config/registry.ts";
import { once } from "../../schema/common/once.ts";
import type { Lookup } from "../query/lookup.ts";
import type { RowContext } from "../source-context.ts";
import { voOfGroup } from "../vo-of-group.ts";
import { jobDbGeneration } from "../wms/job-generation.ts";

/** The VO of a row of FTS3DB, which stores none in either generation and does not tell its own: JobDB does, where it makes a difference. */
export async function voOfUserGroup({ databases, registry }: RowContext): Promise<Lookup> {
  const { lookups, isSame } = ofGenerations(registry);
  return lookups[isSame ? "9.1" : jobDbGeneration((await databases.open("JobDB")).catalog)];
}

const ofGenerations = once((registry: Registry) => {
  const lookups = Object.fromEntries(GENERATIONS.map(generation => [generation, voOfGroup(registry, "userGroup", generation)])) as Record<Generation, Lookup>;
  return { lookups, isSame: lookups["8.0"].otherwise === lookups["9.1"].otherwise && [...lookups["8.0"].values].every(([group, vo]) => lookups["9.1"].values.get(group) === vo) };
});
