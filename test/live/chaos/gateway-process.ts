import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Generation } from "../../../src/config/generation.ts";
import type { FeedPace } from "../../../src/datasources/live/feed-pace.ts";
import { REGISTRY } from "../../helpers/registry.ts";
import type { Addresses } from "./dirac.ts";
import { freePort } from "../../helpers/free-port.ts";
import type { History } from "./history.ts";
import { ALL_VOS_GROUP } from "./viewers.ts";

/** The gateway as the operating system sees it: it is killed, and started again on the state that it left. */
export class GatewayProcess {
  readonly #folder = mkdtempSync(join(tmpdir(), "dirac-chaos-state-"));
  #child: ChildProcess | undefined;
  /** What it complained of. */
  complaints = "";
  port = 0;

  constructor(private readonly addresses: Addresses, private readonly generation: Generation, private readonly history: History) {}

  /** With `diesAt` it kills itself before so many writes to its state are through. */
  async start(pace: FeedPace, diesAt?: number): Promise<void> {
    this.port ||= await freePort();
    const options = { addresses: this.addresses, folder: join(this.#folder, "state"), pace, port: this.port, configuration: REGISTRY, generation: this.generation, allVosGroups: [ALL_VOS_GROUP], diesAt };
    const child = this.#child = spawn(process.execPath, [join(import.meta.dirname, "gateway.mjs"), JSON.stringify(options)], { env: { PATH: process.env["PATH"] }, stdio: ["ignore", "pipe", "pipe"] });
    child.stderr!.on("data", data => { this.complaints += data; });
    // a child that was killed on purpose is no longer the one
    child.once("exit", code => { if (this.#child === child && diesAt === undefined) this.complaints += `\nthe gateway ended by itself with ${code}`; });
    await Promise.race([once(child.stdout!, "data"), once(child, "exit")]);
    this.history.note(`the gateway started, looks each ${pace.updates}, ${pace.active} and ${pace.all} ms`);
  }

  /** When it has died. */
  async died(): Promise<void> {
    if (this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, "exit");
    this.history.note("the gateway has died");
  }

  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
    this.history.note(`the gateway was ended by ${signal}`);
  }

  /** What an operator does who wonders what that folder is for. */
  loseState(): void {
    rmSync(join(this.#folder, "state"), { recursive: true, force: true });
    this.history.note("the state was lost");
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
