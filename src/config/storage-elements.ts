import { commaList } from "./comma-list.ts";
import type { Configuration } from "./configuration.ts";
import { numberOf } from "./option-numbers.ts";
import { readSites } from "./sites.ts";

/** A section /Resources/StorageElements/<name> laid over its base. */
export interface StorageElementRow {
  readonly name: string;
  readonly isConfigured: boolean;
  readonly baseName: string | null;
  readonly aliasOf: string | null;
  readonly backendType: string | null;
  readonly seType: string | null;
  readonly isTape: boolean | null;
  readonly isDisk: boolean | null;
  readonly readAccess: string | null;
  readonly writeAccess: string | null;
  readonly checkAccess: string | null;
  readonly removeAccess: string | null;
  readonly vos: readonly string[];
  readonly siteNames: readonly string[];
  readonly hosts: readonly string[];
  readonly accessProtocols: readonly string[];
  readonly writeProtocols: readonly string[];
  readonly checksumType: string | null;
  readonly occupancyPlugin: string | null;
  readonly occupancyLfn: string | null;
  readonly spaceReservation: string | null;
  readonly pledgedSpace: number | null;
}

/** A section of a storage element: one protocol endpoint. */
export interface StorageProtocolRow {
  readonly storageElementName: string;
  /** Its place in the order of declaration, those of the base first. */
  readonly place: number;
  readonly name: string;
  readonly plugin: string;
  readonly protocol: string | null;
  readonly access: string | null;
  readonly host: string | null;
  readonly port: string | null;
  readonly path: string | null;
  readonly spaceToken: string | null;
}

const STATUS_FLAGS = ["ReadAccess", "WriteAccess", "CheckAccess", "RemoveAccess"] as const;

/** Every storage element: the declared ones, and those that only a site's list names. */
export function readStorageElements(configuration: Configuration): { storageElements: StorageElementRow[]; protocols: StorageProtocolRow[] } {
  const sitesOf = new Map<string, string[]>();
  for (const { name, storageElementNames } of readSites(configuration)) for (const element of storageElementNames) sitesOf.set(element, [...sitesOf.get(element) ?? [], name]);
  const declared = configuration.sections("/Resources/StorageElements"), bases = new Set(configuration.sections("/Resources/StorageElementBases"));
  const storageElements: StorageElementRow[] = [], protocols: StorageProtocolRow[] = [];
  for (const name of new Set([...declared, ...sitesOf.keys()])) {
    const own = `/Resources/StorageElements/${name}`, baseName = configuration.option(`${own}/BaseSE`) || null;
    // the base first: what the element itself says wins
    const layers = baseName !== null && bases.has(baseName) ? [`/Resources/StorageElementBases/${baseName}`, own] : [own];
    const endpoints = [...new Set(layers.flatMap(layer => configuration.sections(layer)))].map((endpoint, place) => readProtocol(configuration, layers, name, endpoint, place));
    const option = (path: string) => firstOf(configuration, layers, path), list = (path: string) => commaList(option(path)), text = (path: string) => option(path) || null;
    const flag = (path: (typeof STATUS_FLAGS)[number]) => configuration.option(`${own}/${path}`) || null, seType = text("SEType");
    storageElements.push({
      name, isConfigured: declared.includes(name), baseName, aliasOf: text("Alias"), backendType: text("BackendType"), seType, isTape: holds(seType, "T"), isDisk: holds(seType, "D"),
      readAccess: flag("ReadAccess"), writeAccess: flag("WriteAccess"), checkAccess: flag("CheckAccess"), removeAccess: flag("RemoveAccess"),
      vos: list("VO"), siteNames: sitesOf.get(name) ?? [], hosts: [...new Set(endpoints.flatMap(({ host }) => host ?? []))],
      accessProtocols: list("AccessProtocols"), writeProtocols: list("WriteProtocols"), checksumType: text("ChecksumType"),
      occupancyPlugin: text("OccupancyPlugin"), occupancyLfn: text("OccupancyLFN"), spaceReservation: text("SpaceReservation"), pledgedSpace: numberOf(option("PledgedSpace")),
    });
    protocols.push(...endpoints);
  }
  return { storageElements, protocols };
}

/** A section of the same name in the base is completed option by option. */
function readProtocol(configuration: Configuration, layers: readonly string[], storageElementName: string, name: string, place: number): StorageProtocolRow {
  const text = (option: string) => firstOf(configuration, layers, `${name}/${option}`) || null;
  return {
    storageElementName, place, name, plugin: text("PluginName") ?? name, protocol: text("Protocol"), access: text("Access"),
    host: text("Host"), port: text("Port"), path: text("Path"), spaceToken: text("SpaceToken"),
  };
}

const firstOf = (configuration: Configuration, layers: readonly string[], path: string) =>
  layers.toReversed().map(layer => configuration.option(`${layer}/${path}`)).find(value => value !== undefined);

/** Whether `TxDy` has this many of it: at least one. */
function holds(seType: string | null, letter: "T" | "D"): boolean | null {
  const copies = new RegExp(`${letter}(\\d+)`, "i").exec(seType ?? "")?.[1];
  return copies === undefined ? null : Number(copies) >= 1;
}
