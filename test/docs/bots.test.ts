import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addressOf, start } from "../helpers/command.ts";

const ROOT = join(import.meta.dirname, "../.."), TEXT = readFileSync(join(ROOT, "docs/bots.md"), "utf8");

/** The program of a section, as it stands there. */
const program = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, "s").exec(TEXT)![1]!;

describe("the bots of docs/bots.md, against the demo", () => {
  let demo: ReturnType<typeof start>, address: string, folder: string;
  const bots: ChildProcess[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "dirac-graphql-bots-"));
    demo = start("demo", "--port", "0", "--jobs", "3000", "--rate", "100");
    address = await addressOf(demo);
  });
  afterAll(async () => {
    for (const bot of bots) bot.kill();
    demo.kill();
    await demo.ended;
    rmSync(folder, { recursive: true });
  });

  /** Runs a program until it has written this. */
  function told(command: string, args: string[], what: RegExp): Promise<string> {
    const bot = spawn(command, args, { cwd: ROOT, env: { PATH: process.env["PATH"], URL: `${address.replace("http", "ws")}/graphql`, CURSOR_FILE: join(folder, "last-cursor") } });
    bots.push(bot);
    return new Promise((resolve, reject) => {
      let text = "";
      for (const stream of [bot.stdout, bot.stderr]) {
        stream.on("data", data => {
          text += String(data);
          if (what.test(text)) resolve(text);
        });
      }
      bot.once("close", () => reject(new Error(`ended without ${what}: ${text}`)));
    }).finally(() => bot.kill()) as Promise<string>;
  }

  it("in TypeScript tells of failures, and goes on behind the last one when it is started again", async () => {
    const run = () => told(process.execPath, ["--input-type=module-typescript", "--eval", program("ts")], /"kind":"(ENTERED|CREATED)".*\n.*"kind"/);
    const first = /"cursor":"([\w-]+)"/.exec(await run())![1]!;
    expect(readFileSync(join(folder, "last-cursor"), "utf8")).toHaveLength(22);
    expect(await run()).not.toContain(first);
  });

  it("in a shell prints events", async () => {
    await told("bash", ["-c", program("sh").replace("http://127.0.0.1:4000", address)], /event: next\ndata: \{"data":\{"jobChanges":\{"kind":"ENTERED"/);
  });
});
