import type { Writable } from "node:stream";
import * as ws from "ws";
import { describe, expect, it } from "vitest";
import { textFrame } from "../../src/server/live/text-frame.ts";

/** How `ws` reads frames; its types leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Writable };

/** What a client reads. */
function read(frame: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    receiver.once("message", (data: Buffer) => resolve(String(data))).once("error", reject);
    receiver.write(frame);
  });
}

describe("a text message in one frame", () => {
  it.each([0, 1, 125, 126, 127, 65_535, 65_536, 300_000])("is what was sent, %i bytes in all", async length => {
    const text = "é".repeat(length / 2) + "x".repeat(length % 2), bytes = Buffer.from(text), [one, two] = [Math.floor(length / 3), Math.floor(length / 2)];
    expect(await read(textFrame(bytes.subarray(0, one), bytes.subarray(one, two), bytes.subarray(two)))).toBe(text);
  });
});
