import type { Cfg } from "./cfg.ts";
import { SITES, type DemoSite } from "./sites.ts";
import { folderOf, STORAGE_ELEMENTS, storageElementsOf, type DemoStorageElement } from "./storage-elements.ts";

/** The section /Resources: sites under their grid, storage elements beside them. */
export function resources(): Cfg {
  const grids = Object.entries(Object.groupBy(SITES, site => site.name.split(".")[0]!));
  return {
    Sites: Object.fromEntries(grids.map(([grid, sites = []]) => [grid, Object.fromEntries(sites.map(site => [site.name, siteSection(site)]))])),
    StorageElements: Object.fromEntries(STORAGE_ELEMENTS.map(element => [element.name, storageSection(element)])),
    FTSEndpoints: { Default: "FTS3", FTS3: { "FTS-KEK": "https://fts3.kek.example.org:8446", "FTS-CNAF": "https://fts3.cnaf.example.org:8446" } },
    Computing: { OSCompatibility: { "x86_64-el9": "x86_64-el9", "x86_64-el7": "x86_64-el7, x86_64-el9" } },
  };
}

function siteSection(site: DemoSite): Cfg {
  const storage = storageElementsOf(site.name).map(({ name }) => name).join(", ");
  return {
    Name: site.gocName,
    Coordinates: site.coordinates,
    MoUTierLevel: String(site.tier),
    VO: site.vos.join(", "),
    Mail: `grid-admin@${site.domain.split(".").at(-2)}.example.org`,
    CE: site.computingElements.join(", "),
    ...(storage ? { SE: storage } : {}),
    CEs: Object.fromEntries(site.computingElements.map(name => [name, {
      CEType: site.ceType,
      architecture: "x86_64",
      OS: "linux_AlmaLinux_9",
      Platform: "x86_64-el9",
      VO: site.vos.join(", "),
      Queues: { [site.queue]: queueSection(site) },
    }])),
  };
}

const queueSection = (site: DemoSite): Cfg => ({
  maxCPUTime: site.tier < 2 ? "4320" : "2880",
  MaxTotalJobs: String(site.weight * 40),
  MaxWaitingJobs: String(Math.max(10, site.weight)),
  SI00: "2500",
  VO: site.vos.join(", "),
  NumberOfProcessors: "8",
  Tag: "MultiProcessor, 2Processors, 4Processors, 8Processors",
  MaxRAM: "16384",
});

const storageSection = (element: DemoStorageElement): Cfg => ({
  BackendType: element.tape ? "Enstore" : "dCache",
  SEType: element.tape ? "T1D0" : "T0D1",
  VO: element.site.vos.join(", "),
  https: { PluginName: "GFAL2_HTTPS", Protocol: "https", Host: element.host, Port: "2880", Path: folderOf(element), Access: "remote" },
});
