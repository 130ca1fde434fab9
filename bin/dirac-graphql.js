#!/usr/bin/env node
// Plain JavaScript that any Node of the last years parses: it is the place to say that this one is too old. What follows
// is loaded by import(), because a static import would be read, and could fail, before the first line runs.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major > 22 || (major === 22 && minor >= 16)) {
  import("../dist/src/main.js");
} else {
  process.stderr.write(`dirac-graphql needs Node 22.16 or newer, better 24, and this is ${process.versions.node}.\n`);
  process.exitCode = 1;
}
