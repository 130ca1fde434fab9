/** What executes operations: `graphql-js` is there to find out whether the other, which answers alike, is to blame. */
export const EXECUTORS = ["compiled", "graphql-js"] as const;
export type Executor = (typeof EXECUTORS)[number];
