import type { GraphiQLProps } from "graphiql";
import { editorStorage } from "./editor-storage.ts";
import type { Example } from "./settings.ts";

type Tabs = NonNullable<GraphiQLProps["defaultTabs"]>;

/** The examples as tabs, for a visitor who has no tabs of his own from an earlier visit. */
export function exampleTabs(examples: readonly Example[]): Tabs | undefined {
  const [first] = examples;
  if (!first || editorStorage.getItem("graphiql:tabState")) return undefined;
  // GraphiQL fills the editors from what was last edited, and the variables of the first tab would be missing
  editorStorage.setItem("graphiql:query", first.query);
  editorStorage.setItem("graphiql:variables", first.variables ?? "");
  return examples.map(({ query, variables = null }) => ({ query, variables }));
}
