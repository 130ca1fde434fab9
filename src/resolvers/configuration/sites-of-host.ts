import type { Sources } from "../../datasources/all-sources.ts";
import type { Site } from "../../schema/configuration/site.type.ts";
import { loadVisible } from "../load-visible.ts";

/** The sites that have a computing element of this name, or a storage element on this host. */
export async function sitesOfHost({ sites, computingElements, storageElements, storageProtocols }: Sources, host: string): Promise<Site[]> {
  const [computing, protocols] = await Promise.all([computingElements.allWith("name", host), storageProtocols.allWith("host", host)]);
  const storage = await loadVisible(storageElements, [...new Set(protocols.map(({ storageElementName }) => storageElementName))]);
  return loadVisible(sites, [...new Set([...computing.map(({ siteName }) => siteName), ...storage.flatMap(({ siteNames }) => siteNames)])]);
}
