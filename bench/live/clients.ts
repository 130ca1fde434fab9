import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Filter } from "./filters.ts";
import { STEP_MS, type Counted, type Order } from "./orders.ts";

/** The events of boards: a handful of fields. */
const QUERY = "subscription ($filter: JobFilter) { jobChanges(filter: $filter) { cursor kind jobId job { status minorStatus applicationStatus siteName owner } } }";
/** As many as one process reads without being the slower one. */
const PER_PROCESS = 2500;
/** How long nothing more may come until all are taken to have come. */
const QUIET_MS = 100;

/** Subscribers in processes of their own. */
export class Clients {
  readonly #processes: readonly ChildProcess[];

  private constructor(processes: readonly ChildProcess[]) {
    this.#processes = processes;
  }

  /** Subscribes once for each filter, each on a connection of its own. */
  static async connect(gatewayUrl: string, filters: readonly Filter[]): Promise<Clients> {
    const url = `${gatewayUrl.replace("http", "ws")}/graphql`, processes: ChildProcess[] = [];
    for (let start = 0; start < filters.length; start += PER_PROCESS) {
      const child = fork(join(import.meta.dirname, "client-process.ts"));
      processes.push(child);
      await order(child, { do: "connect", url, query: QUERY, filters: filters.slice(start, start + PER_PROCESS) });
    }
    await sleep(QUIET_MS);
    return new Clients(processes);
  }

  /** Messages so far. */
  async messages(): Promise<number> {
    return (await this.#all({ do: "count" })).reduce((sum, { messages }) => sum + messages, 0);
  }

  async bytesPerMessage(): Promise<number> {
    return (await this.#all({ do: "count" }))[0]!.bytes;
  }

  /** Waits for so many messages in all, and for what comes unasked; says how many there are. */
  async until(least: number): Promise<number> {
    for (let known = -1, quietSince = performance.now(); ;) {
      const found = await this.#all({ do: "count" }), messages = found.reduce((sum, one) => sum + one.messages, 0), lost = found.reduce((sum, { closed }) => sum + closed, 0);
      if (lost > 0) throw new Error(`${lost} subscribers lost their connection`);
      if (messages !== known) quietSince = performance.now();
      if (messages >= least && performance.now() - quietSince > QUIET_MS) return messages;
      if (performance.now() - quietSince > 30_000) throw new Error(`${messages} messages came of ${least}`);
      known = messages;
      await sleep(20);
    }
  }

  /** From now on latencies are taken, or no more: then the quantiles of those that were. */
  async startTiming(): Promise<void> {
    await this.#all({ do: "time", on: true });
  }

  async latencies(...shares: number[]): Promise<number[]> {
    const counted = await this.#all({ do: "count" });
    await this.#all({ do: "time", on: false });
    const steps = counted[0]!.latencies.map((_, step) => counted.reduce((sum, { latencies }) => sum + latencies[step]!, 0)), all = steps.reduce((sum, count) => sum + count, 0);
    return shares.map(share => {
      let passed = 0;
      return (steps.findIndex(count => (passed += count) >= share * all) + 1) * STEP_MS;
    });
  }

  async stop(): Promise<void> {
    await this.#all({ do: "disconnect" });
    for (const child of this.#processes) child.disconnect();
  }

  #all(what: Order): Promise<Counted[]> {
    return Promise.all(this.#processes.map(child => order(child, what)));
  }
}

async function order(child: ChildProcess, what: Order): Promise<Counted> {
  const answer = once(child, "message");
  child.send(what);
  return (await answer)[0] as Counted;
}
