import { pilotsReadInFull, visiblePilots } from "../../auth/policies/pilots.policy.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { Pilot } from "../../schema/pilots/pilot.type.ts";
import { bindTable } from "../query/bound-table.ts";
import type { Visible } from "../query/listing.ts";
import type { SourceContext } from "../source-context.ts";
import { voOfOwnerGroup } from "../vo-of-group.ts";

/** PilotAgentsDB.PilotAgents with the rows that the viewer may see: every query that reads pilots starts here. */
export async function visiblePilotRows({ databases, registry, viewer }: SourceContext): Promise<Visible<Pilot>> {
  const database = await databases.open("PilotAgentsDB");
  const table = bindTable(describe(Pilot), database, { following: { vo: voOfOwnerGroup(registry) }, personalWhere: pilotsReadInFull(viewer) });
  return { table, scope: visiblePilots(viewer) };
}
