import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOW } from "./jobs.ts";
import { MeasuredProcess } from "./measured-process.ts";
import { configuration, type BenchDatabases, type BenchViewer } from "./registry.ts";
import type { Server } from "./server.ts";

const MAIN = join(import.meta.dirname, "../dist/src/main.js");

/** The built gateway over bench databases; everybody is the viewer, or with an issuer whoever its tokens name. */
export async function startGateway(server: Server, databases: BenchDatabases, { who, options }: BenchViewer, nodeOptions: readonly string[] = [], issuer?: string): Promise<MeasuredProcess> {
  const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-bench-")), file = join(folder, "dirac.cfg");
  try {
    writeFileSync(file, configuration(server, databases), { mode: 0o600 });
    return await MeasuredProcess.start(MAIN, ["serve", "--dirac-cfg", file, ...(issuer === undefined ? ["--as", who] : ["--issuer", issuer]), "--port", "0", "--log", "warn", "--now", NOW, ...options], nodeOptions);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The server that it is compared with. */
export function startRaw({ host, port, user, password }: Server, databases: BenchDatabases): Promise<MeasuredProcess> {
  const url = `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${databases.JobDB}`;
  return MeasuredProcess.start(join(import.meta.dirname, "raw-server.ts"), [url]);
}
