import type { DemoGrid } from "./grid.ts";
import { ManagementTables } from "./management-tables.ts";
import { StatusTables } from "./status-tables.ts";

/** How often DIRAC's agents look at what is usable; in the demo sooner than on a grid, since somebody watches. */
const PERIOD_MS = 5000;

/** DIRAC's resource status agents: downtimes that come and go, and what they do to statuses. */
export class OperationsTeam {
  readonly #statuses: StatusTables;
  readonly #management: ManagementTables;
  #timer: NodeJS.Timeout | undefined;

  constructor({ databases }: DemoGrid, private readonly clock: () => Date) {
    this.#statuses = new StatusTables(databases.get("ResourceStatusDB")!);
    this.#management = new ManagementTables(databases.get("ResourceManagementDB")!);
  }

  start(): void {
    this.#timer ??= setInterval(() => this.look(), PERIOD_MS).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  look(): void {
    const now = this.clock().getTime();
    this.#statuses.follow(now);
    this.#management.follow(now);
  }
}
