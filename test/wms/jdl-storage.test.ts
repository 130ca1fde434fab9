import { deflateSync } from "node:zlib";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { decodeJdl, encodeJdl, MAX_JDL_BYTES } from "../../src/datasources/wms/jdl-storage.ts";

// JobJDLs.OriginalJDL as DIRAC 8.0 and 9.1 wrote it: job 109 of both samples (refused, so its JDL is ''), job 14 of 8.0
const REFUSED = "eJyLVnCtSE0uLUlMyklVsFVQ0k/KzNMvKSpNVbJWiAUAkCYJTg==";
const WITH_UMLAUT =
  "eJxdUctuwjAQvPMVliVuxQmUplDUQ0GAqFBBCpyqCtmOSU2TOFpvKujjz3rrj9V5lErdy45mdj2z8mOLuLqDuEhVhpbcEmpRKdBZzPIT6WTkchAEpNOxSkWkfaCjamGy3m50qtz4sKmanx6VLJCLpJSoNGD1C2f2uVlbZHmBIc8iYY5u4J3QcHyzBhMVErXJGiWcfnglHJujl3rp91eSKGASudkVVoHXH/Q9fh2U3TUZuQo4FwMpuH8lhzIQkc+Vv2fIgYm3HiWftf29EXMwRV5mc66HtpK469Kz+MCrkygqi7teN+j/SZtTXklbF6BhlyZeqleVlPTiYbZq6FWB/4+0GDFTIL2ooQIooeB232OJic/51qANaDy5Lb9mQo2V7XIyZzPgVnLUTGNjFWI0BTBQ/1r98Fmpc/xKpf2o9fQD2r6SDw==";
const UNREADABLE = { problem: "The stored JDL cannot be read: it is neither plain text nor zlib data in base64." };

test("compressed text that DIRAC wrote is inflated", () => {
  expect(decodeJdl(REFUSED)).toEqual({ text: '[ Executable = "/bin/true"; ]' });
});

test("compressed text is read as UTF-8, also in the latin1 tables of 8.0", () => {
  expect(decodeJdl(WITH_UMLAUT)).toEqual({ text: expect.stringContaining('"SB:ProductionSandboxSE|/SandBox/m/müller.ctao_user/484/a76/') });
});

test.each(["[]", "\n [ ]", '[ Executable = "x"; ]', 'Executable = "x";\nCPUTime = 1;', "CPUTime=86400"])(
  "plain text is given as it is: %j",
  (stored) => {
    expect(decodeJdl(stored)).toEqual({ text: stored });
  },
);

test.each(["", " \n"])("an empty column says that the job was not checked: %j", (stored) => {
  expect(decodeJdl(stored)).toEqual({
    problem: "DIRAC has stored no JDL here: the job was not checked yet, or its submission failed half-way.",
  });
});

test.each(["not checked", REFUSED.slice(0, 20), REFUSED.replace("LVn", "LVm"), "AAAA====", "🦄"])("what cannot be decoded is a problem: %j", (stored) => {
  expect(decodeJdl(stored)).toEqual(UNREADABLE);
});

test("bytes that are not UTF-8 are a problem and not replaced characters", () => {
  const latin1 = deflateSync(Buffer.from('[ Owner = "müller"; ]', "latin1")).toString("base64");
  expect(decodeJdl(latin1)).toEqual({ problem: "The stored JDL cannot be read: it is not UTF-8 text." });
});

test("a text of the longest allowed size is read, one byte more is a problem", () => {
  const largest = decodeJdl(encodeJdl("[".padEnd(MAX_JDL_BYTES)));
  const tooLarge = decodeJdl(encodeJdl("[".padEnd(MAX_JDL_BYTES + 1)));
  // not compared as a whole: a failing test would print all of it
  expect("text" in largest ? largest.text.length : largest.problem).toBe(MAX_JDL_BYTES);
  expect("text" in tooLarge ? tooLarge.text.length : tooLarge.problem).toBe("The stored JDL is longer than 4194304 bytes and is not shown.");
});

test("every text survives encoding and decoding", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(decodeJdl(encodeJdl(text))).toEqual({ text });
    }),
  );
});

test("a leading byte order mark is part of the text", () => {
  expect(decodeJdl(encodeJdl("\uFEFF[ ]"))).toEqual({ text: "\uFEFF[ ]" });
});

test("no stored text makes the decoder throw", () => {
  // any bytes, and deflated bytes that are cut off or not UTF-8: the two ways to come past the base64
  const bytes = fc.uint8Array().map((array) => Buffer.from(array));
  const deflated = fc.tuple(bytes, fc.nat({ max: 20 })).map(([whole, cut]) => deflateSync(whole).subarray(0, -cut || undefined));
  const stored = fc.oneof(fc.string({ unit: "binary" }), fc.oneof(bytes, deflated).map((buffer) => buffer.toString("base64")));
  fc.assert(
    fc.property(stored, (text) => {
      expect(Object.keys(decodeJdl(text))).toHaveLength(1);
    }),
    { numRuns: 1_000 },
  );
});
