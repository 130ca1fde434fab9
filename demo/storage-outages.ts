/** Machines of storage elements that broke down: first everything fails with them, then somebody bans them. Not over. */
export interface StorageOutage { readonly host: string; readonly brokeHoursAgo: number; readonly bannedHoursAgo: number; readonly reason: string }

const OUTAGES: readonly StorageOutage[] = [
  { host: "se.gridka.de", brokeHoursAgo: 30, bannedHoursAgo: 5, reason: "No connection to se.gridka.de:2880, ticket 168455" },
];

export function outageOf(host: string | undefined): StorageOutage | undefined {
  return OUTAGES.find(outage => outage.host === host);
}
