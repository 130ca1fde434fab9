import { describe, expect, it } from "vitest";
import { DECODE } from "../../src/datasources/query/decode.ts";

describe("a comma list", () => {
  it.each([
    ["KEK-DISK-SE, KIT-DISK-SE", ["KEK-DISK-SE", "KIT-DISK-SE"]], ["one", ["one"]], [",a,, b c ,", ["a", "b c"]], ["", []], [" ", []], [null, null], [undefined, null],
    [Buffer.from("a,é"), ["a", "é"]],
  ])("is read as DIRAC reads it: %j", (stored, shown) => {
    expect(DECODE.list(stored)).toEqual(shown);
  });
});
