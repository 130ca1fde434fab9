import type { BackendClock, Subsystem } from "../../schema/gateway/gateway.type.ts";
import { GatewayError } from "../../errors.ts";
import { findGaps } from "../catalog-gaps.ts";
import { ALL_SUBSYSTEMS } from "../all-subsystems.ts";
import type { Databases } from "../databases.ts";
import { forAMoment } from "./for-a-moment.ts";
import { probe, type SubsystemDescription } from "../subsystem.ts";


/** What the gateway says of itself; the same for everybody, so it tells nothing about any row. */
export class GatewayStatus {
  constructor(private readonly databases: Databases) {}

  readonly subsystems = forAMoment((): Promise<Subsystem[]> => Promise.all(ALL_SUBSYSTEMS.map(subsystem => this.#describe(subsystem))));

  readonly clocks = forAMoment((): Promise<BackendClock[]> => {
    const names = new Set(ALL_SUBSYSTEMS.flatMap(({ databases }) => databases.filter(({ inMemory }) => inMemory !== true).map(({ name }) => name)));
    return Promise.all([...names].map(async backend => ({ backend, offset: await this.#offset(backend) })));
  });

  async #describe({ name, databases, missing }: SubsystemDescription): Promise<Subsystem> {
    const all = await Promise.all(databases.map(async database => ({ ...database, ...await probe(this.databases, database.name) })));
    const [{ catalog, generation: tell }] = all as [(typeof all)[number]];
    const generation = catalog === undefined || tell === undefined ? null : tell(catalog);
    const findings = all.filter(({ only }) => only === undefined || generation === null || only === generation);
    const reasons = findings.flatMap(({ problem, without }) => (problem === undefined ? [] : [`${problem}: ${without}.`]));
    for (const { catalog: found, name: database, tables } of findings) {
      const lacking = found === undefined ? [] : findGaps(found, tables, generation ?? "9.1").columns;
      if (lacking.length > 0) reasons.push(`${database} lacks ${lacking.join(", ")}.`);
    }
    if (generation !== null && missing?.[generation] !== undefined) reasons.push(missing[generation]);
    return { name, available: catalog !== undefined, generation, reason: reasons.join(" ") || null };
  }

  async #offset(backend: string): Promise<number | null> {
    try {
      const database = await this.databases.open(backend);
      const before = Date.now(), clock = await database.clock(), after = Date.now();
      return Math.round(clock - (before + after) / 2) / 1000;
    } catch (error) {
      if (error instanceof GatewayError) return null;
      throw error;
    }
  }
}
