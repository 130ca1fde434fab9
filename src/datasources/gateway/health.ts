import { ALL_SUBSYSTEMS } from "../all-subsystems.ts";
import type { Databases } from "../databases.ts";
import { probe } from "../subsystem.ts";
import { within } from "../within.ts";
import { forAMoment } from "./for-a-moment.ts";

/** A probe by an orchestrator gives up after a second or some; the answer must be there before. */
const PATIENCE_MS = 900;

/** DIRAC's databases that the gateway reads. */
export const READ_DATABASES: readonly string[] = [...new Set(ALL_SUBSYSTEMS.flatMap(({ databases }) => databases.filter(({ inMemory }) => inMemory !== true).map(({ name }) => name)))];

export interface Readiness {
  readonly isReady: boolean;
  readonly isStopping: boolean;
  /** Of each database that the configuration knows and the gateway reads. */
  readonly databases: Readonly<Record<string, "ok" | "away" | "slow">>;
}

/**
 * Whether requests should be sent here. They should as long as any database answers: one that is away costs its own
 * fields only, and a balancer that took all gateways out for it would cost all others, too.
 */
export class Health {
  #isStopping = false;

  constructor(private readonly databases: Databases) {}

  readonly readiness = async (): Promise<Readiness> => {
    const databases = await this.#probed(), isStopping = this.#isStopping;
    return { isReady: !isStopping && Object.values(databases).includes("ok"), isStopping, databases };
  };

  /** No more requests, please. */
  stop(): void {
    this.#isStopping = true;
  }

  readonly #probed = forAMoment(async () => {
    const names = this.databases.all().map(({ name }) => name).filter(name => READ_DATABASES.includes(name));
    return Object.fromEntries(await Promise.all(names.map(async name => [name, await this.#look(name)] as const)));
  });

  #look(name: string): Promise<"ok" | "away" | "slow"> {
    const found = probe(this.databases, name).then(({ problem }) => (problem === undefined ? "ok" as const : "away" as const));
    return within(PATIENCE_MS, found, () => new Error("late")).catch(() => "slow" as const);
  }
}
