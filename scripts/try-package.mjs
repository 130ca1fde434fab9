/**
 * Packs a checkout, installs the package into an empty folder, and asks it there: `--version`, a query of `demo`, `check`.
 * Says the sizes. Its command runs on the checkout's own Node; that an older one is refused is tried where npm runs on one.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const checkout = resolve(process.argv[2] ?? ".");
const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-package-"));
const own = { ...process.env, PATH: `${join(checkout, "node_modules", ".bin")}:${process.env.PATH}` };
const command = join(folder, "node_modules", ".bin", "dirac-graphql"), installed = join(folder, "node_modules");

try {
  const [{ filename, size, unpackedSize, files }] = JSON.parse(execFileSync("npm", ["pack", "--json", "--pack-destination", folder], { cwd: checkout, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }));
  for (const { path } of files) if (/^(test|node_modules|src)\/|\.(map|ts)$/.test(path)) throw new Error(`the package holds ${path}`);
  writeFileSync(join(folder, "package.json"), "{}");
  // where npm runs on an older Node it warns of every package
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", `./${filename}`], { cwd: folder, stdio: ["ignore", 2, 2] });
  process.stdout.write(`package: ${mega(size)} packed, ${mega(unpackedSize)} unpacked in ${files.length} files, ${mega(sizeOf(installed))} installed with all that it needs\n`);

  const dragged = readdirSync(join(installed, "dirac-graphql"), { recursive: true }).filter(path => /node_modules\/(node|typescript|@types\/(react|express|compression))$/.test(path));
  if (dragged.length > 0) throw new Error(`the package installs ${dragged.join(", ")}`);
  const { version } = JSON.parse(readFileSync(join(checkout, "package.json"), "utf8"));
  expect("--version", run(["--version"]), ({ status, stdout }) => status === 0 && stdout === `${version}\n`);
  expect("check", run(["check", "--dirac-cfg", emptyCfg()]), ({ status, stdout }) => status === 1 && /^JobDB +no +- +the configuration does not mention it$/m.test(stdout));
  await tryDemo();
  tryOldNode();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(args, env = own) {
  return spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
}

function expect(what, result, holds) {
  if (!holds(result)) throw new Error(`${what}: status ${result.status}\n${result.stdout}${result.stderr}`);
}

function emptyCfg() {
  const file = join(folder, "dirac.cfg");
  writeFileSync(file, "DIRAC\n{\n}\n");
  return file;
}

async function tryDemo() {
  const demo = spawn(command, ["demo", "--port", "0", "--jobs", "2000"], { cwd: folder, env: own, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const line = await Promise.race([once(demo.stdout, "data").then(([data]) => String(data)), once(demo, "exit").then(() => ""), sleep(60_000, "", { ref: false })]);
    const address = /http:\/\/\S+?(?= )/.exec(line)?.[0];
    if (address === undefined) throw new Error(`the demo did not say where it answers: ${JSON.stringify(line)}`);
    const response = await fetch(`${address}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query: "{ jobs { totalCount } gateway { version } }" }) });
    const { data, errors } = await response.json();
    if (errors !== undefined || !(data.jobs.totalCount > 0)) throw new Error(`the demo answered ${JSON.stringify({ data, errors })}`);
    const page = await fetch(address), script = /src="([^"]+\.js)"/.exec(await page.text())?.[1];
    if (script === undefined || !(await fetch(new URL(script, address))).ok) throw new Error("the demo serves no playground");
    process.stdout.write(`package: demo of ${data.gateway.version} answers, ${data.jobs.totalCount} jobs, and a playground\n`);
  } finally {
    if (demo.exitCode === null) {
      demo.kill("SIGTERM");
      await once(demo, "exit");
    }
  }
}

function tryOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) return;
  expect(`Node ${process.versions.node}`, run(["--version"], process.env), ({ status, stderr }) => status === 1 && stderr.startsWith("dirac-graphql needs Node 22.16"));
  process.stdout.write(`package: refuses Node ${process.versions.node} with a sentence\n`);
}

function sizeOf(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).reduce((sum, { parentPath, path: older, name }) => sum + statSync(join(parentPath ?? older, name)).size, 0);
}

function mega(bytes) {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
