/** FTS shows its jobs beside the port at which it takes them; DIRAC's own rule (RMS/Client/ReqClient.py). */
export function monitoringPage(server: string | null, guid: string | null): string | null {
  // a link that somebody clicks is never of another scheme
  if (guid === null || guid === "" || server === null || !/^https?:\/\//.test(server)) return null;
  return `${server.replace(/\/+$/, "").replace(":8446", ":8449")}/fts3/ftsmon/#/job/${encodeURIComponent(guid)}`;
}
