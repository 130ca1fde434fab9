/**
 * Runs the tests against a real DiracX, in a Python environment of the project's own that is made at the first run.
 * Where that cannot be made it says so and succeeds, unless DIRAC_TEST_REQUIRE_DIRACX=1. Runs on any Node >= 20.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "0.7.0";
const PACKAGES = ["core", "db", "logic", "tasks", "routers"].map(part => `diracx-${part}==${VERSION}`);
/** A run takes 10 s; whoever waits longer waits for nothing. */
const TESTS_MS = 10 * 60_000, INSTALL_MS = 20 * 60_000, STOP_MS = 15_000;

const root = join(import.meta.dirname, ".."), bin = join(root, "node_modules", ".bin"), venv = join(root, ".cache", "diracx-venv");
const missing = environmentMissing();
if (missing === undefined) await runTests();
else {
  process.stdout.write(`DiracX: not run, ${missing}\n`);
  process.exitCode = process.env.DIRAC_TEST_REQUIRE_DIRACX === "1" ? 1 : 0;
}

/** Makes the environment unless it is there and whole; why it cannot be made, if so. */
function environmentMissing() {
  if (spawnSync("git", ["--version"]).status !== 0) return "it reads its configuration with git, and no git is on PATH.";
  const python = ["python3.14", "python3.13", "python3.12", "python3.11", "python3"].find(isNewEnough);
  if (python === undefined) return "it needs Python >= 3.11 with venv and pip, and none is on PATH.";
  const stamp = join(venv, "packages"), wanted = PACKAGES.join("\n"), own = join(venv, "bin", "python");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && isNewEnough(own)) return undefined;
  process.stdout.write(`DiracX: installing ${VERSION} with ${python} into .cache/diracx-venv\n`);
  rmSync(venv, { recursive: true, force: true });
  mkdirSync(venv, { recursive: true });
  writeFileSync(join(venv, ".gitignore"), "*\n");
  for (const command of [[python, "-m", "venv", venv], [own, "-m", "pip", "install", "-qq", "--disable-pip-version-check", ...PACKAGES]]) {
    const { status } = spawnSync(command[0], command.slice(1), { stdio: ["ignore", 2, 2], timeout: INSTALL_MS });
    if (status !== 0) return `it could not be installed: \`${command.join(" ")}\` failed, see above.`;
  }
  writeFileSync(stamp, wanted);
  return undefined;
}

/** By its own word: there are names on PATH that lead to nothing, and Pythons without pip. */
function isNewEnough(python) {
  return spawnSync(python, ["-c", "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"]).status === 0;
}

/** Whatever the tests start and write is in their process group and in one folder, and goes with them. */
async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-")), report = join(folder, "tests.json");
  const tests = spawn(join(bin, "vitest"), ["run", "--config", "test-diracx/vitest.config.ts", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`, ...process.argv.slice(2)], {
    cwd: root, detached: true, stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}`, TMPDIR: folder },
  });
  const stop = () => {
    signal("SIGTERM");
    setTimeout(signal, STOP_MS, "SIGKILL").unref();
  };
  const late = setTimeout(stop, TESTS_MS);
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  const status = await new Promise(resolve => tests.once("error", () => resolve(1)).once("exit", code => resolve(code ?? 1)));
  clearTimeout(late);
  signal("SIGKILL");
  const results = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")).testResults.flatMap(file => file.assertionResults) : [];
  rmSync(folder, { recursive: true, force: true });
  const count = wanted => results.filter(({ status }) => status === wanted).length, passed = count("passed"), failed = count("failed"), others = results.length - passed - failed;
  process.stdout.write(`diracx: ${passed} passed, ${failed} failed${others > 0 ? `, ${others} not run` : ""}\n`);
  process.exitCode = status === 0 && passed > 0 && others === 0 ? 0 : 1;

  function signal(name) {
    try {
      process.kill(-tests.pid, name);
    } catch {
      // all have ended
    }
  }
}
