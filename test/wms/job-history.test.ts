import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type LogRecord, resolveHistory } from "../../src/datasources/wms/job-history.ts";

const ORDER_EPOCH = 1_270_000_000;
let nextSeqNum = 1;

/** A record at `at` seconds after 2026-10-16 12:00:00, consistent unless overridden. */
function aRecord({ at = 0, ...columns }: Partial<LogRecord> & { at?: number }): LogRecord {
  const seconds = Date.UTC(2026, 9, 16, 12) / 1000 + at;
  return {
    SeqNum: nextSeqNum++,
    Status: "idem",
    MinorStatus: "idem",
    ApplicationStatus: "idem",
    StatusTime: new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 19).replace("T", " "),
    StatusTimeOrder: Math.round((seconds - ORDER_EPOCH) * 1000) / 1000,
    StatusSource: "JobWrapper",
    ...columns,
  };
}

function statuses(records: readonly LogRecord[]): string[] {
  return resolveHistory(records).map((record) => `${record.status}/${record.minorStatus}/${record.applicationStatus}`);
}

test("a history that DIRAC wrote is put into event order and resolved", () => {
  // from job 19 of the 9.1 sample: the Matcher's clock is ahead, its record belongs behind those of the agent
  const rows: [number, string, string, string, string, number, string][] = [
    [4, "Waiting", "Pilot Agent Submission", "Unknown", "2026-10-15 12:01:37", 522065697.779, "JobScheduling"],
    [5, "Matched", "Assigned", "idem", "2026-10-16 05:16:21", 522127781.925, "Matcher"],
    [6, "idem", "Job Received by Agent", "idem", "2026-10-16 04:09:42", 522123782.861, "JobAgent@LCG.KEK.jp"],
    [7, "Matched", "Submitting To CE", "idem", "2026-10-16 04:09:44", 522123784.899, "JobAgent@LCG.KEK.jp"],
    [11, "Stalled", "idem", "idem", "2026-10-16 18:08:25", 522174105.036, "StalledJobAgent"],
  ];
  const records = rows.map(([SeqNum, Status, MinorStatus, ApplicationStatus, StatusTime, StatusTimeOrder, StatusSource]) => {
    return { SeqNum, Status, MinorStatus, ApplicationStatus, StatusTime, StatusTimeOrder, StatusSource };
  });
  const at = (seqNum: number, status: string, minorStatus: string, statusTime: string, source: string, duration: number | null) => {
    return { seqNum, status, minorStatus, applicationStatus: "Unknown", statusTime, source, duration };
  };
  expect(resolveHistory(records)).toEqual([
    at(4, "Waiting", "Pilot Agent Submission", "2026-10-15T12:01:37.779Z", "JobScheduling", 58085.082),
    at(6, "Waiting", "Job Received by Agent", "2026-10-16T04:09:42.861Z", "JobAgent@LCG.KEK.jp", 2.038),
    at(7, "Matched", "Submitting To CE", "2026-10-16T04:09:44.899Z", "JobAgent@LCG.KEK.jp", 3997.026),
    at(5, "Matched", "Assigned", "2026-10-16T05:16:21.925Z", "Matcher", 46323.111),
    at(11, "Stalled", "Assigned", "2026-10-16T18:08:25.036Z", "StalledJobAgent", null),
  ]);
});

test("in the first record only the application status is resolved, and the next ones inherit the idem", () => {
  expect(statuses([aRecord({ at: 0 }), aRecord({ at: 1 }), aRecord({ at: 2, Status: "Running" }), aRecord({ at: 3 })])).toEqual([
    "idem/idem/Unknown",
    "idem/idem/Unknown",
    "Running/idem/Unknown",
    "Running/idem/Unknown",
  ]);
});

test("an empty status is not idem", () => {
  const records = [
    aRecord({ at: 0, Status: "Running", MinorStatus: "Application", ApplicationStatus: "event 5" }),
    aRecord({ at: 1, Status: "Received", MinorStatus: "", ApplicationStatus: "" }),
    aRecord({ at: 2, Status: "Checking" }),
  ];
  expect(statuses(records)).toEqual(["Running/Application/event 5", "Received//", "Checking//"]);
});

test("idem is exact: another spelling is a status", () => {
  expect(statuses([aRecord({ at: 0, Status: "Running" }), aRecord({ at: 1, Status: "Idem" })])).toEqual(["Running/idem/Unknown", "Idem/idem/Unknown"]);
});

test("records of the same millisecond are ordered by StatusTime and then by SeqNum", () => {
  const StatusTimeOrder = 522065697.5;
  const records = [
    aRecord({ SeqNum: 3, StatusTimeOrder, StatusTime: "2026-10-15 12:01:37" }),
    aRecord({ SeqNum: 1, StatusTimeOrder, StatusTime: "2026-10-15 12:01:38" }),
    aRecord({ SeqNum: 2, StatusTimeOrder, StatusTime: "2026-10-15 12:01:37" }),
  ];
  expect(resolveHistory(records).map((record) => record.seqNum)).toEqual([2, 3, 1]);
});

test("StatusTimeOrder decides the order also where StatusTime contradicts it, as in DIRAC", () => {
  const records = [
    aRecord({ SeqNum: 1, StatusTimeOrder: 522065697.5, StatusTime: "2026-10-15 12:01:37" }),
    aRecord({ SeqNum: 2, StatusTimeOrder: 522062097.25, StatusTime: "2026-10-15 12:01:40" }),
  ];
  expect(resolveHistory(records).map(({ seqNum, statusTime, duration }) => ({ seqNum, statusTime, duration }))).toEqual([
    { seqNum: 2, statusTime: "2026-10-15T12:01:40Z", duration: 3600.25 },
    { seqNum: 1, statusTime: "2026-10-15T12:01:37.500Z", duration: null },
  ]);
});

test.each([
  ["the milliseconds come from StatusTimeOrder", "2026-10-15 12:01:37", 522065697.779, "2026-10-15T12:01:37.779Z"],
  ["a full second has no fraction", "2026-10-15 12:01:37", 522065697, "2026-10-15T12:01:37Z"],
  ["StatusTime was cut and StatusTimeOrder rounded up (job 149 of the 9.1 sample)", "2026-11-12 15:30:45", 524497446, "2026-11-12T15:30:46Z"],
  ["MySQL rounds StatusTime up", "2026-10-15 12:01:38", 522065697.779, "2026-10-15T12:01:37.779Z"],
  ["a StatusTimeOrder that is more than a second off is not shown", "2026-10-15 12:01:36", 522065697.001, "2026-10-15T12:01:36Z"],
  ["a StatusTimeOrder of another hour is not shown", "2026-10-15 12:01:37", 522069297.779, "2026-10-15T12:01:37Z"],
  ["a StatusTimeOrder of 0 is not used", "2026-10-15 12:01:37", 0, "2026-10-15T12:01:37Z"],
  ["a negative StatusTimeOrder is not used", "2010-03-31 01:46:39", -0.5, "2010-03-31T01:46:39Z"],
  ["an overflowed StatusTimeOrder is not used", "2042-01-01 00:00:00", 999_999_999.999, "2042-01-01T00:00:00Z"],
  ["NaN is not used", "2026-10-15 12:01:37", Number.NaN, "2026-10-15T12:01:37Z"],
  ["a zero date is replaced by StatusTimeOrder", "0000-00-00 00:00:00", 522065697.779, "2026-10-15T12:01:37.779Z"],
  ["a zero date alone is no time", "0000-00-00 00:00:00", 0, null],
  ["9999-12-31 is no time", "9999-12-31 23:59:59", 0, null],
  ["1000-01-01 is no time", "1000-01-01 00:00:00", 0, null],
])("time of a record: %s", (_case, StatusTime, StatusTimeOrder, expected) => {
  expect(resolveHistory([aRecord({ StatusTime, StatusTimeOrder })])[0]?.statusTime).toBe(expected);
});

test("a record with a useless StatusTimeOrder keeps its place by StatusTime", () => {
  const records = [aRecord({ SeqNum: 1, at: 0 }), aRecord({ SeqNum: 2, at: 10, StatusTimeOrder: -1 }), aRecord({ SeqNum: 3, at: 5 })];
  expect(resolveHistory(records).map(({ seqNum, duration }) => ({ seqNum, duration }))).toEqual([
    { seqNum: 1, duration: 5 },
    { seqNum: 3, duration: 5 },
    { seqNum: 2, duration: null },
  ]);
});

test("a record without any time comes first and has no duration", () => {
  const records = [aRecord({ SeqNum: 1 }), aRecord({ SeqNum: 2, StatusTime: "0000-00-00 00:00:00", StatusTimeOrder: 0 })];
  expect(resolveHistory(records).map(({ seqNum, duration }) => ({ seqNum, duration }))).toEqual([
    { seqNum: 2, duration: null },
    { seqNum: 1, duration: null },
  ]);
});

test("durations have milliseconds and no floating point dust", () => {
  expect(resolveHistory([aRecord({ at: 0.1 }), aRecord({ at: 0.4 }), aRecord({ at: 0.4 })]).map((record) => record.duration)).toEqual([0.3, 0, null]);
});

test("no records are an empty history", () => {
  expect(resolveHistory([])).toEqual([]);
});

const word = fc.constantFrom("idem", "", "Running", "Waiting", "Unknown");
const consistent = fc
  .array(fc.record({ Status: word, MinorStatus: word, ApplicationStatus: word, at: fc.integer({ min: 0, max: 20_000 }).map((ms) => ms / 1000) }))
  .map((rows) => rows.map((row, index) => aRecord({ ...row, SeqNum: index + 1 })));
const broken = fc
  .array(
    fc.record({
      Status: word,
      StatusTime: fc.oneof(fc.constantFrom("0000-00-00 00:00:00", "2026-10-16 12:00:00", "9999-12-31 00:00:00"), fc.string()),
      StatusTimeOrder: fc.oneof(fc.double(), fc.integer({ min: -5, max: 5 })),
    }),
  )
  .map((rows) => rows.map((row, index) => aRecord({ ...row, SeqNum: index + 1 })));

test("every record is kept, by rising time, and the durations add up to the whole span", () => {
  fc.assert(
    fc.property(consistent, (records) => {
      const history = resolveHistory(records);
      expect(history.map((record) => record.seqNum).sort((a, b) => a - b)).toEqual(records.map((record) => record.SeqNum));
      const times = history.map((record) => Date.parse(record.statusTime!));
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(history.map((record) => record.duration)).toEqual(times.map((time, index) => (index + 1 < times.length ? (times[index + 1]! - time) / 1000 : null)));
    }),
  );
});

test("no idem is left, except a stored one of the first record and what inherits it", () => {
  fc.assert(
    fc.property(consistent, (records) => {
      const history = resolveHistory(records);
      for (const column of ["status", "minorStatus"] as const) {
        const firstResolved = history.findIndex((record) => record[column] !== "idem");
        if (firstResolved !== -1) expect(history.slice(firstResolved).map((record) => record[column])).not.toContain("idem");
      }
      expect(history.map((record) => record.applicationStatus)).not.toContain("idem");
    }),
  );
});

test("the order in which the rows were read does not matter", () => {
  fc.assert(
    fc.property(
      fc.oneof(consistent, broken).chain((records) => fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length }))),
      ([records, shuffled]) => {
        expect(resolveHistory(shuffled)).toEqual(resolveHistory(records));
      },
    ),
  );
});

test("whatever the times hold, no record is lost and no duration is negative", () => {
  fc.assert(
    fc.property(broken, (records) => {
      const history = resolveHistory(records);
      expect(history).toHaveLength(records.length);
      expect(history.every(({ duration }) => duration === null || (Number.isFinite(duration) && duration >= 0))).toBe(true);
    }),
  );
});
