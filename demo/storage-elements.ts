import { SITES, type DemoSite } from "./sites.ts";

export interface DemoStorageElement {
  readonly name: string;
  readonly site: DemoSite;
  readonly tape: boolean;
  readonly host: string;
}

/** Every site with storage has a disk element; the Tier-0 and Tier-1 sites keep tapes too, and most have space for temporary output. */
export const STORAGE_ELEMENTS: readonly DemoStorageElement[] = SITES.flatMap(site => {
  if (!site.storage) return [];
  const disk = { name: `${site.storage}-DISK-SE`, site, tape: false, host: `se.${site.domain}` };
  const temporary = { ...disk, name: `${site.storage}-TMP-SE` };
  const tape = { name: `${site.storage}-TAPE-SE`, site, tape: true, host: `tape.${site.domain}` };
  return [disk, ...(site.vos.includes("belle") ? [temporary] : []), ...(site.tier < 2 ? [tape] : [])];
});

const bySite = Map.groupBy(STORAGE_ELEMENTS, element => element.site.name);

export function storageElementsOf(siteName: string): readonly DemoStorageElement[] {
  return bySite.get(siteName) ?? [];
}

const byName = new Map(STORAGE_ELEMENTS.map(element => [element.name, element]));

export function storageElementNamed(name: string): DemoStorageElement {
  const found = byName.get(name);
  if (!found) throw new Error(`the demo has no storage element ${name}`);
  return found;
}

/** Below which its files are. */
export const folderOf = ({ name }: DemoStorageElement) => (name.endsWith("-TMP-SE") ? "/tmp" : "/data");

/** The replica of a file there. */
export const addressOf = (element: DemoStorageElement, lfn: string, protocol: "https" | "davs" = "https") => `${protocol}://${element.host}:2880${folderOf(element)}${lfn}`;
