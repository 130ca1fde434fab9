import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // without this vitest loads graphql's ESM build beside the CommonJS one that the libraries use: "another module or realm"
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve("graphql/index.js")) }],
  },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
  test: {
    include: ["test/**/*.test.ts"],
    setupFiles: ["reflect-metadata"],
    globalSetup: ["test/helpers/mysql-server.ts", "test/helpers/redis-server.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
