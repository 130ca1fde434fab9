import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Answers, Question } from "./probe.ts";

/** A server in a process of its own, so that what it uses is told apart from what the client and the database use. */
export class MeasuredProcess {
  readonly url: string;
  readonly #child: ChildProcess;

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
  }

  /** Starts a program that says on standard output where it listens. */
  static async start(program: string, options: readonly string[], nodeOptions: readonly string[] = []): Promise<MeasuredProcess> {
    const probe = join(import.meta.dirname, "probe.ts");
    const child = fork(program, options, { execArgv: ["--import", probe, ...nodeOptions], silent: true });
    child.stderr!.pipe(process.stderr);
    return new Promise((resolve, reject) => {
      let said = "";
      child.once("exit", status => reject(new Error(`${program} ended with ${status} before it listened`)));
      child.stdout!.on("data", (text: Buffer) => {
        said += String(text);
        const [url] = /http:\/\/[\w.:]+/.exec(said) ?? [];
        if (url !== undefined && said.includes("\n")) resolve(new MeasuredProcess(url, child));
      });
    });
  }

  /** One question at a time. */
  async ask<Q extends Question>(question: Q): Promise<Answers[Q]> {
    const answer = once(this.#child, "message");
    this.#child.send(question);
    return (await answer)[0] as Answers[Q];
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGTERM");
    await ended;
  }
}
