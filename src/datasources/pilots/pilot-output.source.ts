import DataLoader from "dataloader";
import { sql } from "kysely";
import { pilotsReadInFull } from "../../auth/policies/pilots.policy.ts";
import { GatewayError } from "../../errors.ts";
import type { Pilot } from "../../schema/pilots/pilot.type.ts";
import { PilotOutput } from "../../schema/pilots/pilot-output.type.ts";
import { DECODE } from "../query/decode.ts";
import { matches, type Value } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";

/** Bytes that one operation may have. An output is some 100 kB, and may be 32 MB. */
const MAX_GIVEN = 32 * 1024 * 1024;

interface Row { readonly PilotID: number; readonly StdOutput: string | null; readonly StdError: string | null; readonly upTo: number }

/** PilotAgentsDB.PilotOutput. Reached through a visible pilot only. */
export class PilotOutputSource {
  readonly #byPilot: DataLoader<number, Row | null>;
  #given = 0;

  constructor(private readonly context: SourceContext) {
    this.#byPilot = new DataLoader(async pilotIds => {
      const database = await context.databases.open("PilotAgentsDB");
      const rows = await database.rows(outputs(pilotIds));
      const byId = new Map(rows.map(row => [Number(row.PilotID), row]));
      return pilotIds.map(pilotId => byId.get(pilotId) ?? null);
    }, { maxBatchSize: 1000 });
  }

  /** Null where DIRAC stored none, or the viewer may not read it. Needs the pilot's `vo`. */
  async of(pilot: Pilot): Promise<PilotOutput | null> {
    if (!matches(pilotsReadInFull(this.context.viewer), field => pilot[field as keyof Pilot] as Value)) return null;
    const row = await this.#byPilot.load(pilot.pilotId);
    if (row === null) return null;
    const output = Object.assign(new PilotOutput(), { pilotId: pilot.pilotId, stdOutput: decode(row.StdOutput), stdError: decode(row.StdError) });
    this.#given += (output.stdOutput?.length ?? 0) + (output.stdError?.length ?? 0);
    if (Number(row.upTo) > MAX_GIVEN || this.#given > MAX_GIVEN) throw new GatewayError("QUERY_TOO_COMPLEX", "the outputs of this operation are too long together; ask for fewer pilots at once");
    return output;
  }
}

/** The outputs as long as they fit; the database adds up their sizes, so that what is too much never leaves it. */
function outputs(pilotIds: readonly number[]) {
  const sizes = sql`
    select PilotID as sized, sum(coalesce(length(StdOutput), 0) + coalesce(length(StdError), 0)) over (order by PilotID) as ${sql.ref("upTo")}
    from PilotOutput where PilotID in (${sql.join(pilotIds)})`;
  const fitting = (column: string) => sql`case when ${sql.ref("upTo")} <= ${sql.lit(MAX_GIVEN)} then ${sql.ref(column)} end as ${sql.ref(column)}`;
  return sql<Row>`select PilotID, ${fitting("StdOutput")}, ${fitting("StdError")}, ${sql.ref("upTo")} from (${sizes}) as sizes join PilotOutput on PilotID = sized`;
}

/** DIRAC writes two quotes for a text that is empty. */
function decode(stored: unknown): string | null {
  const text = DECODE.text(stored) as string | null;
  return text === '""' ? "" : text;
}
