/** Addresses are relative to the page, so that the playground works under any path. */
export const graphqlUrl = "./graphql";

export const settingsUrl = "./playground.json";

/**
 * The one place to switch subscriptions on: an address that speaks graphql-ws, such as `websocketUrl("./graphql")`.
 * While it is undefined a subscription is answered with a sentence instead of an attempt.
 */
export const subscriptionUrl: string | undefined = undefined;

export function websocketUrl(path: string): string {
  const url = new URL(path, document.baseURI);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
