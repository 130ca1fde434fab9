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
