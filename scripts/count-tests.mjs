/** Prints how many tests ran, in all and per engine, from vitest's JSON report; fails when one was skipped or none ran. */
import { readFileSync } from "node:fs";

const tests = JSON.parse(readFileSync(process.argv[2], "utf8")).testResults.flatMap(file => file.assertionResults);
const count = (status, kept = () => true) => tests.filter(test => test.status === status && kept(test)).length;
for (const engine of ["sqlite", "mysql"]) {
  process.stdout.write(`on ${engine}: ${count("passed", ({ fullName }) => fullName.includes(`on ${engine}`))} tests\n`);
}
const passed = count("passed"), failed = count("failed"), skipped = tests.length - passed - failed;
process.stdout.write(`tests: ${passed} passed, ${failed} failed, ${skipped} skipped\n`);
if (passed === 0 || failed > 0 || skipped > 0) process.exit(1);
