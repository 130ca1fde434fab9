import * as fc from "fast-check";
import { expect, test } from "vitest";
import { heartbeatSeries } from "../../src/datasources/wms/heartbeat-series.ts";

function aHeartbeat(overrides: Partial<Parameters<typeof heartbeatSeries>[0][number]>) {
  return { Name: "LoadAverage", Value: "1.0", HeartBeatTime: "2026-10-11 13:25:35", ...overrides };
}

function valueOf(Value: string): number | null | undefined {
  return heartbeatSeries([aHeartbeat({ Value })])[0]?.points[0]?.value;
}

test("rows become one series per name, ordered by name and then by time", () => {
  // job 2 of the 9.1 sample, shuffled
  const rows = [
    aHeartbeat({ Name: "CPUConsumed", Value: "3240", HeartBeatTime: "2026-10-11 13:55:36" }),
    aHeartbeat({ Name: "LoadAverage", Value: "29.866" }),
    aHeartbeat({ Name: "AvailableDiskSpace", Value: "45500.3" }),
    aHeartbeat({ Name: "CPUConsumed", Value: "1620" }),
  ];
  expect(heartbeatSeries(rows)).toEqual([
    { name: "AvailableDiskSpace", unit: "MB", points: [{ time: "2026-10-11T13:25:35Z", value: 45500.3 }] },
    {
      name: "CPUConsumed",
      unit: "s",
      points: [
        { time: "2026-10-11T13:25:35Z", value: 1620 },
        { time: "2026-10-11T13:55:36Z", value: 3240 },
      ],
    },
    { name: "LoadAverage", unit: null, points: [{ time: "2026-10-11T13:25:35Z", value: 29.866 }] },
  ]);
});

test.each([
  ["AvailableDiskSpace", "MB"],
  ["CPUConsumed", "s"],
  ["LoadAverage", null],
  ["MemoryUsed", "MB"],
  ["Vsize", "kB"],
  ["WallClockTime", "s"],
  ["SomethingNew", null],
  ["constructor", null],
])("the unit of %s is %s", (Name, unit) => {
  expect(heartbeatSeries([aHeartbeat({ Name })])).toMatchObject([{ name: Name, unit }]);
});

test.each([
  ["0", 0],
  ["-1.5", -1.5],
  [" 12 ", 12],
  ["1e+3", 1000],
  ["2.5E-1", 0.25],
])("the value %j is the number %d", (text, number) => {
  expect(valueOf(text)).toBe(number);
});

test.each(["nan", "NaN", "inf", "-Infinity", "1e999", "", " ", "0x10", "12 MB", "1,5", "e", "None"])("the value %j is no number", (text) => {
  expect(valueOf(text)).toBeNull();
});

test("a point with a zero date is left out", () => {
  expect(heartbeatSeries([aHeartbeat({ HeartBeatTime: "0000-00-00 00:00:00" })])).toEqual([]);
});

test("no rows are no series", () => {
  expect(heartbeatSeries([])).toEqual([]);
});

test("every row is one point of the series of its name, with a finite value or none", () => {
  const row = fc.record({
    Name: fc.oneof(fc.constantFrom("CPUConsumed", "cpuconsumed", "__proto__"), fc.string()),
    Value: fc.oneof(fc.string(), fc.double().map(String)),
    HeartBeatTime: fc.integer({ min: 0, max: 2_000_000_000 }).map((s) => new Date(s * 1000).toISOString().slice(0, 19).replace("T", " ")),
  });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const series = heartbeatSeries(rows);
      const names = series.map((one) => one.name);
      expect(names).toEqual([...new Set(rows.map((one) => one.Name))].sort());
      for (const { name, points } of series) {
        expect(points).toHaveLength(rows.filter((one) => one.Name === name).length);
        expect(points.map((point) => point.time)).toEqual(points.map((point) => point.time).sort());
        expect(points.every((point) => point.value === null || Number.isFinite(point.value))).toBe(true);
      }
    }),
  );
});
