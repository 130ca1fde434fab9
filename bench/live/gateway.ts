import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printCfg } from "../../demo/cfg.ts";
import { fetchData, graphql } from "../client.ts";
import { MeasuredProcess } from "../measured-process.ts";
import { configuration, VIEWERS } from "../registry.ts";
import type { Server } from "../server.ts";
import type { LiveDatabases } from "./databases.ts";

const MAIN = join(import.meta.dirname, "../../dist/src/main.js");

/** The built gateway at its production pace, with a state in a file; everybody sees all jobs. */
export class LiveGateway {
  readonly process: MeasuredProcess;
  readonly #folder: string;

  private constructor(process: MeasuredProcess, folder: string) {
    this.process = process;
    this.#folder = folder;
  }

  static async start(server: Server, { jobs, log }: LiveDatabases, nodeOptions: readonly string[] = []): Promise<LiveGateway> {
    const folder = mkdtempSync(join(tmpdir(), "dirac-graphql-bench-live-")), files = [join(folder, "dirac.cfg"), join(folder, "log.cfg")], { who, options } = VIEWERS.all;
    writeFileSync(files[0]!, configuration(server, { generation: "9.1", JobDB: jobs }), { mode: 0o600 });
    writeFileSync(files[1]!, printCfg({ Systems: { WorkloadManagement: { Databases: { JobLoggingDB: { DBName: log, Host: server.host, Port: String(server.port), User: server.user, Password: server.password } } } } }), { mode: 0o600 });
    const args = ["serve", ...files.flatMap(file => ["--dirac-cfg", file]), "--as", who, "--port", "0", "--log", "warn", "--state", join(folder, "state"), ...options];
    return new LiveGateway(await MeasuredProcess.start(MAIN, args, ["--expose-gc", ...nodeOptions]), folder);
  }

  /** The feed's first look: with its answer it has seen every job. */
  async firstLook(): Promise<{ readonly ms: number; readonly cpu: number }> {
    // the first request of a process is no measure of the feed
    await fetchData(graphql(this.process, "{ jobs(first: 1) { nodes { jobId } } }"));
    const begun = performance.now(), cpu = await this.process.ask("cpu");
    await fetchData(graphql(this.process, "{ jobs(first: 1) { changesCursor } }"));
    return { ms: performance.now() - begun, cpu: await this.process.ask("cpu") - cpu };
  }

  /** Bytes of the state, its log of writes included. */
  stateBytes(): number {
    const folder = join(this.#folder, "state");
    return readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  }

  async stop(): Promise<void> {
    await this.process.stop();
    rmSync(this.#folder, { recursive: true });
  }
}
