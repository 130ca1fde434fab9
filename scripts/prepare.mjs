/**
 * Makes a checkout ready to run: installs what package-lock.json names and builds, each only when something changed.
 * Plain JavaScript that any Node >= 20 runs, because it is what brings the project's own Node 24. A shell that has run
 * `node` once remembers where that was: what follows this in a script of package.json names node_modules/.bin/node.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamps = join(root, "node_modules", ".dirac-graphql");
const bin = join(root, "node_modules", ".bin");

step("installed", ["package.json", "package-lock.json"], () => {
  process.stderr.write("installing packages, about half a minute …\n");
  // without its warnings about the Node that runs it: the packages run on the one that it installs
  run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
}, join(bin, "node"));
step("built", ["package.json", "tsconfig.json", "tsconfig.build.json", "src", "demo", "dirac"], () => run(join(bin, "tsc"), "-p", "tsconfig.build.json"), join(root, "dist", "src"));
step("playground", ["package-lock.json", "playground"], () => run(join(bin, "vite"), "build", "playground", "--logLevel", "warn"), join(root, "dist", "playground"));

/** Runs `action` unless the inputs are those of the last time and its result is still there. */
function step(name, inputs, action, result) {
  const stamp = join(stamps, name), print = fingerprint(inputs);
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, "utf8") === print) return;
  action();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, print);
}

function fingerprint(inputs) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(input => files(join(root, input)))) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function files(path) {
  return statSync(path).isFile() ? [path] : readdirSync(path).sort().flatMap(name => files(join(path, name)));
}

function run(command, ...args) {
  // what an installer prints belongs on standard error: standard output is the command's own
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], env: { ...process.env, PATH: `${bin}:${process.env.PATH}` } });
  if (status !== 0) process.exit(status ?? 1);
}
