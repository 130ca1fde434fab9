import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import tests from "../vitest.config.ts";

/** As all tests run, but only these: they need a Python and take longer. */
export default defineConfig({
  ...tests,
  root: fileURLToPath(new URL("..", import.meta.url)),
  test: { ...tests.test, include: ["test-diracx/*.test.ts"] },
});
