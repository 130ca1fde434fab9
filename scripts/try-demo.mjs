/** Runs `npm run demo` in a folder, asks it one query over HTTP, stops it, and says how long each took. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

const [folder] = process.argv.slice(2);
const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const started = performance.now();
const demo = spawn("npm", ["run", "--silent", "demo", "--", "--port", "0"], { cwd: folder, stdio: ["ignore", "pipe", "inherit"], detached: true });
const line = await Promise.race([once(demo.stdout, "data").then(([data]) => String(data)), once(demo, "exit").then(() => ""), sleep(600_000, "", { ref: false })]);
const address = /http:\/\/\S+?(?= )/.exec(line)?.[0];
try {
  if (address === undefined) throw new Error(`npm run demo did not say where it answers: ${JSON.stringify(line)}`);
  process.stdout.write(`npm run demo: answers after ${seconds(started)}\n`);
  const response = await fetch(`${address}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: '{ jobs(filter: { status: { eq: "Failed" } }, first: 1) { totalCount nodes { jobId history { status } } } }' }),
  });
  const { data, errors } = await response.json();
  if (errors !== undefined || !(data.jobs.totalCount > 0) || data.jobs.nodes[0].history.length === 0) throw new Error(`the demo answered ${JSON.stringify({ data, errors })}`);
  const page = await fetch(address);
  if (!page.ok || !(await page.text()).includes("<script")) throw new Error("the demo serves no playground");
  process.stdout.write(`npm run demo: ${data.jobs.totalCount} failed jobs, and a playground\n`);
} finally {
  if (demo.exitCode === null) {
    process.kill(-demo.pid, "SIGTERM");
    await once(demo, "exit");
  }
}
