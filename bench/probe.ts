/**
 * Loaded into a measured server before its own code (`--import`): answers over IPC what the process has used, and what
 * it sends to the database. Costs nothing between two questions.
 */
import { tracingChannel } from "node:diagnostics_channel";

export type Question = "cpu" | "record" | "recorded";
export interface Answers {
  /** Milliseconds of CPU since the start, all threads. */
  cpu: number;
  record: true;
  /** The statements since `record`, with the values in their places; recording ends. */
  recorded: string[];
}

const queries = tracingChannel("mysql2:query");
let recorded: string[] = [];
const recorder = {
  start: (message: unknown) => void recorded.push((message as { query: string }).query),
} as Parameters<typeof queries.subscribe>[0];

const answers: { readonly [Q in Question]: () => Answers[Q] } = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  record: () => {
    recorded = [];
    queries.subscribe(recorder);
    return true;
  },
  recorded: () => {
    queries.unsubscribe(recorder);
    return recorded;
  },
};

process.on("message", (question: Question) => process.send!(answers[question]()));
// the bench may end without a goodbye
process.on("disconnect", () => process.exit(0));
