#!/usr/bin/env node
// before graphql-js, and before any class that carries decorators of type-graphql
import "./config/production.ts";
import "reflect-metadata";
import { ConfigurationError } from "./config/configuration-error.ts";
import { readOptions } from "./config/options.ts";
import { usage } from "./config/usage.ts";
import { VERSION } from "./version.ts";

/** The command line: each command is loaded when it is asked for, so that `--help` answers at once. */
async function main(): Promise<void> {
  const options = readOptions();
  switch (options.command) {
    case "help": return void process.stdout.write(usage());
    case "version": return void process.stdout.write(`${VERSION}\n`);
    case "schema": return (await import("./commands/schema.ts")).schema();
    case "grants": return (await import("./commands/grants.ts")).grants(options);
    case "check": return (await import("./commands/check.ts")).check(options);
    case "serve": return (await import("./commands/serve.ts")).serve(options);
    case "demo": return (await import("./commands/demo.ts")).demo(options);
  }
}

// `schema | head` wants no more
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
main().catch((error: unknown) => {
  // mistakes of the operator are sentences; anything else is ours and shows where it happened
  process.stderr.write(error instanceof ConfigurationError ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
  // not just the exit code: pools that are open already keep the process alive
  process.exit(1);
});
