/**
 * What `npm pack` needs around it. Before: a dist without files of sources that are gone, and an npm-shrinkwrap.json, so
 * that who installs the package gets the versions that the tests ran with. After: away with the latter, which would take
 * the place of package-lock.json here.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
if (process.argv[2] === "before") {
  for (const folder of ["src", "demo", "dirac"]) rmSync(`dist/${folder}`, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, ["scripts/prepare.mjs"], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync("npm-shrinkwrap.json", `${JSON.stringify(installed(JSON.parse(readFileSync("package-lock.json", "utf8"))), null, 2)}\n`);
} else if (existsSync("npm-shrinkwrap.json")) rmSync("npm-shrinkwrap.json");

/** The lock file without what only development needs. */
function installed({ packages: { "": root, ...others }, ...lock }) {
  const { devDependencies: _, ...kept } = root;
  return { ...lock, packages: { "": kept, ...Object.fromEntries(Object.entries(others).filter(([, { dev }]) => dev !== true)) } };
}
