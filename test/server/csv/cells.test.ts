import { describe, expect, it } from "vitest";
import { csvText } from "../../../src/server/csv/csv-text.ts";

describe("a cell", () => {
  const cell = (value: unknown) => csvText([["a"], ["b"]], [{ a: value, b: 0 }]).slice("a,b\r\n".length, -",0\r\n".length);

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\u0000=1", "＝1", "＋1", "－1", "＠x"])("of text is no formula: %j", text => {
    expect(cell(text)).toBe(`'${text}`);
  });

  it.each([['a"b', '"a""b"'], ["a,b", '"a,b"'], ["a\nb", '"a\nb"'], ["a\rb", '"a\rb"'], ["\r=1", "\"'\r=1\""], ["\n=1", "\"'\n=1\""], ["日本 \u{1F600}", "日本 \u{1F600}"], ["a=b; c-d", "a=b; c-d"], [" ", " "], ["", ""]])("of the text %j is %j", (text, expected) => {
    expect(cell(text)).toBe(expected);
  });

  it.each([[-5, "-5"], [1.5e-7, "1.5e-7"], [true, "true"], [false, "false"], [0, "0"], [null, ""]])("of %j is %s", (value, expected) => {
    expect(cell(value)).toBe(expected);
  });

  it.each([
    [[], ""], [["a", "b"], "a; b"], [[1, null, 2], "1; ; 2"], [["=1", "b"], "'=1; b"], [[-1, -2], "'-1; -2"], [[[1, 2], [3]], '"1, 2; 3"'],
    [[{ status: "Waiting", count: 3 }, { status: null, count: 1 }], "Waiting 3; 1"], [[{ a: { b: 1, c: "" }, d: ["x", "y"] }], '"1 x, y"'],
  ])("of the list %j is %s", (value, expected) => {
    expect(cell(value)).toBe(expected);
  });
});
