/**
 * Loaded into a measured server before its own code (`--import`): answers over IPC what the process has used, and what
 * it sends to the database. Costs nothing between two questions.
 */
import { tracingChannel } from "node:diagnostics_channel";

export type Question = "cpu" | "memory" | "peak" | "record" | "recorded" | "recordedAt";
export interface Answers {
  /** Milliseconds of CPU since the start, all threads. */
  cpu: number;
  /** Bytes after a collection: of the process, and of what JavaScript holds. Needs `--expose-gc`. */
  memory: { readonly rss: number; readonly held: number };
  /** Bytes that the process had at most, in memory. */
  peak: number;
  record: true;
  /** The statements since `record`, with the values in their places; recording ends. */
  recorded: string[];
  /** The same with the times when they were sent, in milliseconds since the process began. */
  recordedAt: { readonly statement: string; readonly at: number }[];
}

const queries = tracingChannel("mysql2:query");
let recorded: Answers["recordedAt"] = [];
const recorder = {
  start: (message: unknown) => void recorded.push({ statement: (message as { query: string }).query, at: performance.now() }),
} as Parameters<typeof queries.subscribe>[0];

const answers: { readonly [Q in Question]: () => Answers[Q] } = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  memory: () => {
    for (let i = 0; i < 3; i++) globalThis.gc!();
    const { rss, heapUsed, external } = process.memoryUsage();
    return { rss, held: heapUsed + external };
  },
  peak: () => process.resourceUsage().maxRSS * 1024,
  record: () => {
    recorded = [];
    queries.subscribe(recorder);
    return true;
  },
  recorded: () => answers.recordedAt().map(({ statement }) => statement),
  recordedAt: () => {
    queries.unsubscribe(recorder);
    return recorded;
  },
};

process.on("message", (question: Question) => process.send!(answers[question]()));
// the bench may end without a goodbye
process.on("disconnect", () => process.exit(0));
