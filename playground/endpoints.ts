/** Addresses are relative to the page, so that the playground works under any path. */
export const graphqlUrl = "./graphql";

export const settingsUrl = "./playground.json";

/** The same address, for subscriptions over WebSocket. */
export function subscriptionUrl(): string {
  const url = new URL(graphqlUrl, document.baseURI);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  return url.href;
}
