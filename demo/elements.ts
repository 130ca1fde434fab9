import type { Interruption } from "./interruptions.ts";
import { SITES, type DemoSite } from "./sites.ts";
import { STORAGE_ELEMENTS } from "./storage-elements.ts";

/** Something that DIRAC keeps a status of. */
export interface DemoElement {
  readonly family: "Site" | "Resource";
  readonly name: string;
  readonly elementType: string;
  readonly statusType: string;
  readonly site: DemoSite;
  readonly host: string | undefined;
}

const ACCESSES = ["ReadAccess", "WriteAccess", "CheckAccess", "RemoveAccess"];

export const ELEMENTS: readonly DemoElement[] = [
  ...SITES.map((site): DemoElement => ({ family: "Site", name: site.name, elementType: "Site", statusType: "all", site, host: undefined })),
  ...SITES.flatMap(site => site.computingElements.map((host): DemoElement => ({ family: "Resource", name: host, elementType: "ComputingElement", statusType: "all", site, host }))),
  ...STORAGE_ELEMENTS.flatMap(({ name, site, host }) => ACCESSES.map((statusType): DemoElement => ({ family: "Resource", name, elementType: "StorageElement", statusType, site, host }))),
];

/** Whether the interruption is of that element: of its site as a whole, or of its own machine. */
export function concerns({ site, host }: Interruption, element: DemoElement): boolean {
  if (site !== element.site) return false;
  return element.family === "Site" ? host === null : host === null || host === element.host;
}
