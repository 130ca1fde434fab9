import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  worker: { format: "es" },
  build: {
    outDir: "../dist/playground",
    emptyOutDir: true,
    target: "es2022",
    // a font or an image in a data: address would need an exception in the Content-Security-Policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // monaco's core is 1.8 MB; leaving out the contributions that we do not need was tried and saves 5 % of the whole
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      // React's "use client" in GraphiQL's libraries means nothing here and fills the screen
      checks: { moduleLevelDirective: false },
    },
  },
});
