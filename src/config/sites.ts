import type { Configuration } from "./configuration.ts";
import { localStorageElements } from "./local-storage.ts";
import { integerOf, numberOf } from "./option-numbers.ts";
import { isSiteName } from "./site-name.ts";

/** A section /Resources/Sites/<Grid>/<name>. */
export interface SiteRow {
  readonly name: string;
  readonly gridType: string;
  readonly country: string;
  readonly gocdbName: string | null;
  readonly tier: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly description: string | null;
  readonly mail: string | null;
  readonly vos: readonly string[];
  readonly storageElementNames: readonly string[];
}

/** Every site by its path; a section whose name is none of a site is none. */
export function sitePaths(configuration: Configuration): Map<string, string> {
  return new Map(configuration.sections("/Resources/Sites").flatMap(grid =>
    configuration.sections(`/Resources/Sites/${grid}`).filter(isSiteName).map((name): [string, string] => [name, `/Resources/Sites/${grid}/${name}`])));
}

export function readSites(configuration: Configuration): SiteRow[] {
  const local = localStorageElements(configuration);
  return [...sitePaths(configuration)].map(([name, path]) => {
    const text = (option: string) => configuration.option(`${path}/${option}`) || null;
    return {
      name, ...partsOf(name),
      gocdbName: text("Name"),
      tier: integerOf(configuration.option(`${path}/MoUTierLevel`)),
      ...coordinates(configuration.option(`${path}/Coordinates`)),
      description: text("Description"),
      mail: text("Mail"),
      vos: configuration.list(`${path}/VO`),
      storageElementNames: local(configuration.list(`${path}/SE`)),
    };
  });
}

/** What a site's name tells of it. */
export function partsOf(siteName: string): { gridType: string; country: string } {
  const [gridType, , country] = siteName.split(".") as [string, string, string];
  return { gridType, country };
}

/** `longitude:latitude`, in this order. */
function coordinates(text: string | undefined): { longitude: number | null; latitude: number | null } {
  const [longitude = null, latitude = null, ...more] = (text ?? "").split(":").map(part => numberOf(part.trim()));
  const isPlace = longitude !== null && latitude !== null && more.length === 0 && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90;
  return isPlace ? { longitude, latitude } : { longitude: null, latitude: null };
}
