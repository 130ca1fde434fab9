import { describe, expect, it } from "vitest";
import { Mailbox } from "../../src/datasources/live/mailbox.ts";

describe("what waits for a subscriber", () => {
  function mailbox(bound = 3) {
    let released = 0;
    const box = new Mailbox<number>(bound, () => new Error("too slow"), () => { released++; });
    return { box, released: () => released };
  }
  const taken = async (box: Mailbox<number>) => (await box.next()).value;

  it("is taken in order, whether it came before it was asked for or after", async () => {
    const { box } = mailbox(5000), asked = taken(box);
    for (let item = 0; item < 5000; item++) box.push(item);
    const all = [await asked];
    while (all.length < 4000) all.push(await taken(box));
    box.push(5000);
    while (all.length < 5001) all.push(await taken(box));
    expect(all).toEqual(Array.from({ length: 5001 }, (_, item) => item));
  });

  it("is dropped when more would wait than may: the reader is told at once, and then nothing", async () => {
    const { box, released } = mailbox();
    for (const item of [1, 2, 3]) box.push(item);
    expect(await taken(box)).toBe(1);
    for (const item of [4, 5, 6]) box.push(item);
    expect(released()).toBe(1);
    await expect(box.next()).rejects.toThrow("too slow");
    expect(await box.next()).toEqual({ done: true, value: undefined });
  });

  it("is read before the error that ends it", async () => {
    const { box, released } = mailbox();
    box.push(1);
    box.fail(new Error("over"));
    box.push(2);
    expect(await taken(box)).toBe(1);
    await expect(box.next()).rejects.toThrow("over");
    expect([await box.next(), released()]).toEqual([{ done: true, value: undefined }, 1]);
  });

  it("ends for whoever waits when it is given up, once", async () => {
    const { box, released } = mailbox(), waiting = box.next();
    await box.return();
    await box.return();
    box.push(1);
    expect([await waiting, await box.next(), released()]).toEqual([{ done: true, value: undefined }, { done: true, value: undefined }, 1]);
  });
});
