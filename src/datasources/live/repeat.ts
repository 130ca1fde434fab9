import { setTimeout as sleep } from "node:timers/promises";

/** Does something again and again until `signal` says stop: each time `every` after the last one began, or at once when it took longer. */
export async function repeat(every: number, signal: AbortSignal, work: () => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const started = performance.now();
    await work();
    await pause(Math.max(0, every - (performance.now() - started)), signal);
  }
}

/** Waits, unless or until `signal` says stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // without a timer where there is nothing to wait for the event loop would never get its turn
  await sleep(ms, undefined, { signal, ref: false }).catch(() => undefined);
}
