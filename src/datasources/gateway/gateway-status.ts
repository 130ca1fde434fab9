import type { BackendClock, Subsystem } from "../../schema/gateway/gateway.type.ts";
import { GatewayError } from "../../errors.ts";
import type { Databases } from "../databases.ts";
import { WMS_DATABASES, wmsSubsystem } from "../wms/wms-subsystem.ts";

/** What the gateway says of itself; the same for everybody, so it tells nothing about any row. */
export class GatewayStatus {
  constructor(private readonly databases: Databases) {}

  async subsystems(): Promise<Subsystem[]> {
    return [await wmsSubsystem(this.databases)];
  }

  async clocks(): Promise<BackendClock[]> {
    return Promise.all(WMS_DATABASES.map(async backend => ({ backend, offset: await this.#offset(backend) })));
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
