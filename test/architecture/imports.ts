import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

export interface Import { readonly from: string; readonly to: string }

/** Every import below a folder: files by their path from the root of the repository, packages by their name. */
export function importsBelow(root: string, folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter(file => file.endsWith(".ts"))
    .flatMap(file => importsOf(join(folder, file), readFileSync(join(root, folder, file), "utf8")));
}

export function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\b[^"';]*?from\s+"([^"]+)"|(?:^|\n)import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"/g)]
    .map(([, one, two, three]) => (one ?? two ?? three)!)
    .map(to => ({ from: file, to: to.startsWith(".") ? relative("/", resolve("/", dirname(file), to)) : to }));
}

/** What the files of a layer may not import; each is a pattern of paths or packages. */
export interface Rule { readonly layer: RegExp; readonly never: RegExp; readonly because: string }

export const RULES: readonly Rule[] = [
  { layer: /^src\/errors\.ts$|^src\/generated\//, never: /^src\//, because: "they stand below everything" },
  { layer: /^src\/config\//, never: /^src\/(?!config\/|errors\.ts)/, because: "configuration knows nothing of what it configures" },
  { layer: /^src\/schema\//, never: /^src\/(?!schema\/|generated\/|errors\.ts)|^(kysely|mysql2|node:sqlite|dataloader)/, because: "the schema knows no database" },
  { layer: /^src\/schema\/common\/(table-registry|condition)\.ts$/, never: /^(graphql|type-graphql)/, because: "datasources read descriptions without GraphQL" },
  { layer: /^src\/auth\//, never: /^src\/(datasources|resolvers|server|commands)\/|^(graphql|type-graphql|kysely|mysql2)/, because: "policies say which rows, not how they are read" },
  { layer: /^src\/datasources\//, never: /^src\/(resolvers|server|commands)\/|^(graphql|type-graphql|@apollo)/, because: "sources know no GraphQL" },
  { layer: /^src\/datasources\/(?!all-sources).*\.source\.ts$/, never: /^src\/datasources\/(?!wms\/job-table).*\.source\.ts$/, because: "a relation over two tables is a loader call of the resolver" },
  { layer: /^src\/resolvers\//, never: /^src\/(server|commands)\/|^(kysely|mysql2|dataloader|node:sqlite)/, because: "resolvers are glue" },
  { layer: /^src\/server\//, never: /^src\/commands\/|^demo\/|^(kysely|mysql2)/, because: "the server is the same for every command" },
  { layer: /^src\/(?!commands\/)/, never: /^(demo|dirac|test|bench)\//, because: "the demo and the tests stand on the gateway, not under it" },
];

/** The imports that break a rule, as sentences. */
export function broken(imports: readonly Import[], rules: readonly Rule[] = RULES): string[] {
  return imports.flatMap(({ from, to }) => rules.filter(({ layer, never }) => layer.test(from) && never.test(to)).map(({ because }) => `${from} imports ${to}: ${because}`));
}
