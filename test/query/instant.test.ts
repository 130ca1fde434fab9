import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInstant } from "../../src/schema/common/instant.ts";
import { holds } from "./property.ts";

const NOW = "2026-11-20T12:00:00Z";
const read = (text: string, now = NOW) => parseInstant(text, Date.parse(now), "filter.lastUpdateTime.gte");
const refusal = (says: string) => expect.objectContaining({ code: "BAD_USER_INPUT", details: { argument: "filter.lastUpdateTime.gte" }, message: expect.stringContaining(says) });

describe("an instant", () => {
  it.each([
    ["2026-11-20T12:00:00Z", "2026-11-20 12:00:00"],
    ["2026-11-20T12:00Z", "2026-11-20 12:00:00"],
    ["2026-11-20t12:00:00z", "2026-11-20 12:00:00"],
    ["2026-11-20T09:00:00+09:00", "2026-11-20 00:00:00"],
    ["2026-11-20T23:30:00-01:30", "2026-11-21 01:00:00"],
    ["2026-11-20T12:00:00-00:00", "2026-11-20 12:00:00"],
    ["2024-02-29T23:59:59Z", "2024-02-29 23:59:59"],
    ["0001-01-01T00:00:00Z", "0001-01-01 00:00:00"],
    ["9999-12-31T23:59:59Z", "9999-12-31 23:59:59"],
  ])("is read in its zone and written in UTC as databases do: %s", (text, stored) => {
    expect(read(text)).toBe(stored);
  });

  it.each([
    ["2026-11-20T12:00:00.5Z", "2026-11-20 12:00:00.5"],
    ["2026-11-20T12:00:00.000Z", "2026-11-20 12:00:00"],
    ["2026-11-20T12:00:00.120Z", "2026-11-20 12:00:00.12"],
    ["2026-11-20T12:00:00.123456789Z", "2026-11-20 12:00:00.123456"],
    ["1969-12-31T23:59:59.25Z", "1969-12-31 23:59:59.25"],
  ])("keeps its fraction to the microsecond that databases know: %s", (text, stored) => {
    expect(read(text)).toBe(stored);
  });

  it("is any that Date writes", () => holds(fc.property(fc.date({ min: new Date("0001-01-01T00:00:00Z"), max: new Date("9999-12-31T23:59:59Z"), noInvalidDate: true }), time => {
    expect(read(time.toISOString())).toBe(time.toISOString().replace("T", " ").replace(/\.?0*Z$/, ""));
  }), 300));
});

describe("a date", () => {
  it.each([["2026-11-20", "2026-11-20 00:00:00"], ["2024-02-29", "2024-02-29 00:00:00"], ["9999-12-31", "9999-12-31 00:00:00"]])("is its midnight in UTC: %s", (text, stored) => {
    expect(read(text)).toBe(stored);
  });
});

describe("a duration", () => {
  it.each([
    ["PT0S", "2026-11-20 12:00:00"],
    ["-PT6H", "2026-11-20 06:00:00"],
    ["PT90M", "2026-11-20 13:30:00"],
    ["-PT1S", "2026-11-20 11:59:59"],
    ["-P1D", "2026-11-19 12:00:00"],
    ["+P1D", "2026-11-21 12:00:00"],
    ["-P2W", "2026-11-06 12:00:00"],
    ["-P1M", "2026-10-20 12:00:00"],
    ["-P1Y", "2025-11-20 12:00:00"],
    ["P1Y2M3W4DT5H6M7S", "2028-02-14 17:06:07"],
    ["-P1DT12H", "2026-11-19 00:00:00"],
    ["-P2025Y", "0001-11-20 12:00:00"],
  ])("counts from now: %s", (text, stored) => {
    expect(read(text)).toBe(stored);
  });

  it.each([
    ["2026-03-31T10:00:00Z", "-P1M", "2026-02-28 10:00:00"],
    ["2024-03-31T10:00:00Z", "-P1M", "2024-02-29 10:00:00"],
    ["2026-01-31T00:00:00Z", "P1M", "2026-02-28 00:00:00"],
    ["2026-05-31T00:00:00Z", "-P1M", "2026-04-30 00:00:00"],
    ["2026-01-31T00:00:00Z", "-P2M", "2025-11-30 00:00:00"],
    ["2024-02-29T00:00:00Z", "-P1Y", "2023-02-28 00:00:00"],
    ["2024-02-29T00:00:00Z", "P4Y", "2028-02-29 00:00:00"],
    ["2026-01-31T00:00:00Z", "P1M1D", "2026-03-01 00:00:00"],
  ])("ends with a month where that has no such day: %s %s", (now, text, stored) => {
    expect(read(text, now)).toBe(stored);
  });

  it("of hours is the same length in every month", () => holds(fc.property(fc.integer({ min: -20_000, max: 20_000 }), hours => {
    expect(read(`${hours < 0 ? "-" : ""}PT${Math.abs(hours)}H`)).toBe(new Date(Date.parse(NOW) + hours * 3_600_000).toISOString().slice(0, 19).replace("T", " "));
  }), 200));
});

describe("what is no time", () => {
  it.each([
    "", " ", "now", "yesterday", "2026", "2026-11", "20261120", "1763640000", "2026-11-20 12:00:00", "2026-11-20T12:00:00", "2026-11-20T12Z", " 2026-11-20", "2026-11-20Z",
    "2026-13-01", "2026-00-10", "2026-01-00", "2026-01-32", "2026-02-30", "2026-02-30T00:00:00Z", "2026-02-29T00:00:00Z", "2100-02-29", "0000-00-00",
    "2026-11-20T24:00:00Z", "2026-11-20T12:60:00Z", "2026-11-20T23:59:60Z", "2026-11-20T12:00:00+24:00", "2026-11-20T12:00:00+09", "2026-11-20T12:00:00.Z", "2026-11-20T12:00:00.1234567890Z",
    "P", "-P", "PT", "-PT", "P1", "PT1", "P1DT", "P1H", "PT1D", "P1.5D", "PT-6H", "--P1D", "P1S", "P1D1Y", "-pt6h",
    "2026-11-20T12:00:00Z' or 1 = 1 -- ",
  ])("is the client's mistake, with what is needed instead: %j", text => {
    expect(() => read(text)).toThrow(refusal("an instant with zone"));
  });

  it.each([
    "0000-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "P8000Y", "-P2026Y", "-P3000Y",
    "P100000000D", "-P99999999999W", "PT99999999999999999999H", "P99999999999999Y",
  ])("is the client's mistake where it leads out of the databases' years: %s", text => {
    expect(() => read(text)).toThrow(refusal(""));
  });

  it("is quoted, but not at length", () => {
    expect(() => read("x".repeat(100_000))).toThrow(expect.objectContaining({ message: expect.stringMatching(/^.{1,300}$/) }));
  });

  it("is never anything but the client's mistake", () => holds(fc.property(fc.oneof(
    fc.string(), fc.stringMatching(/^[-+]?P(\d{1,20}[YMWD]){0,4}(T(\d{1,20}[HMS]){0,3})?$/), fc.stringMatching(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[-+]\d\d:\d\d))?$/),
  ), text => {
    try {
      expect(read(text)).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?$/);
    } catch (error) {
      expect(error).toMatchObject({ code: "BAD_USER_INPUT" });
    }
  }), 3000));
});
