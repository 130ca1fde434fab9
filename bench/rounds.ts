import { fetchText, type Subject } from "./client.ts";

/** What one subject took in one round, in milliseconds per request. */
interface Round { readonly cpu: number; readonly p50: number }

export interface Measured {
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
  readonly rounds: readonly Round[];
  readonly latencies: readonly number[];
}

export interface Plan { readonly rounds: number; readonly requests: number; readonly warmUp: number }

/**
 * Measures subjects against each other: in rounds, each with every subject in turn, so that whatever else the machine
 * does meets all of them alike. Requests are sequential: one client that waits.
 */
export async function measure<Name extends string>(subjects: Readonly<Record<Name, Subject>>, { rounds, requests, warmUp }: Plan): Promise<Record<Name, Measured>> {
  const all = Object.entries<Subject>(subjects).map(([name, subject]) => ({ name, subject, rounds: [] as Round[], latencies: [] as number[] }));
  for (const { subject } of all) for (let i = 0; i < warmUp; i++) await fetchText(subject);
  for (let round = 0; round < rounds; round++) {
    // every other round backwards: nobody is always measured after the same neighbour
    for (const one of round % 2 === 0 ? all : all.toReversed()) {
      const latencies: number[] = [], before = await one.subject.server.ask("cpu");
      for (let i = 0; i < requests; i++) {
        const start = performance.now();
        await fetchText(one.subject);
        latencies.push(performance.now() - start);
      }
      one.rounds.push({ cpu: ((await one.subject.server.ask("cpu")) - before) / requests, p50: quantile(latencies, 0.5) });
      one.latencies.push(...latencies);
    }
  }
  return Object.fromEntries(all.map(({ name, rounds: done, latencies }) => [name, summary(done, latencies)])) as Record<Name, Measured>;
}

/** The same subject measured several times, as one. */
export function merged(parts: readonly Measured[]): Measured {
  return summary(parts.flatMap(({ rounds }) => rounds), parts.flatMap(({ latencies }) => latencies));
}

function summary(rounds: readonly Round[], latencies: readonly number[]): Measured {
  return { cpu: median(rounds.map(({ cpu }) => cpu)), p50: median(latencies), p99: quantile(latencies, 0.99), rounds, latencies };
}

/** The median of the rounds' ratios: each round's two figures were taken within seconds of each other. */
export function ratio(of: Measured, to: Measured, what: "cpu" | "p50"): number {
  return median(of.rounds.map((round, index) => round[what] / to.rounds[index]![what]));
}

const median = (values: readonly number[]) => quantile(values, 0.5);

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}
