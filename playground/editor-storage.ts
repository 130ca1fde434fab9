import type { GraphiQLProps } from "graphiql";

type EditorStorage = NonNullable<GraphiQLProps["storage"]>;

/** Another GraphiQL on the same host and port must not open our tabs, nor we theirs. */
const prefix = `dirac-graphql:${location.pathname}:`;

/** GraphiQL's history keeps the header editor's text, hence tokens, whatever `shouldPersistHeaders` says. */
const historyKeys = new Set(["graphiql:queries", "graphiql:favorites"]);

const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(prefix));

/** localStorage for GraphiQL: under our own prefix, and never with headers in it. */
export const editorStorage: EditorStorage = {
  getItem: (key) => localStorage.getItem(prefix + key),
  setItem: (key, value) => localStorage.setItem(prefix + key, historyKeys.has(key) ? withoutHeaders(value) : value),
  removeItem: (key) => localStorage.removeItem(prefix + key),
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return ownKeys().length;
  },
};

function withoutHeaders(history: string): string {
  return JSON.stringify(JSON.parse(history), (key, value: unknown) => (key === "headers" ? undefined : value));
}
