import { describe, expect, test } from "vitest";
import { GENERATIONS } from "../../dirac/facts.ts";
import { histories, isUnlogged, makeGrid, NOW_TEXT, resolved, rows } from "./demo-grids.ts";

const SOURCES = /^(JobManager|JobPath|JobSanity|InputData|JobScheduling|Matcher|StagerSystem|StalledJobAgent|RMS|JobAgent@[\w.-]+|JobWrapper@[\w.-]+(\(SM\)?)?|Job_\d+)$/;

describe.each(GENERATIONS)("the histories of %s", generation => {
  const grid = makeGrid(generation, { jobs: 4000 });
  const logs = histories(grid);
  const jobs = rows(grid, "JobDB", "select JobID, Status, MinorStatus, ApplicationStatus, SubmissionTime, Site, RescheduleCounter from Jobs");

  test("every job has one that begins with its submission", () => {
    for (const { JobID, SubmissionTime } of jobs) {
      const first = logs.get(Number(JobID))?.find(row => row.SeqNum === 1);
      expect(first).toMatchObject({ StatusSource: "JobManager", StatusTime: SubmissionTime, ApplicationStatus: "idem" });
      expect(["Received Job accepted", "Submitting Bulk transaction confirmation"]).toContain(`${first!.Status} ${first!.MinorStatus}`);
    }
    expect(logs.size).toBe(jobs.length);
  });

  test("they end with the state of the job, but where DIRAC writes no log", () => {
    for (const { JobID, Status, MinorStatus, ApplicationStatus } of jobs) {
      const { status, minor, application } = resolved(logs.get(Number(JobID))!);
      if (status === Status && minor === MinorStatus) expect({ JobID, application }).toEqual({ JobID, application: ApplicationStatus });
      else expect.soft(isUnlogged(String(Status), String(MinorStatus), status) || (Status === "Received" && status === "Submitting"), `${JobID}: ${Status} ${MinorStatus}, logged ${status} ${minor}`).toBe(true);
    }
  });

  test("they name plausible sources, and the site where the job was", () => {
    for (const row of [...logs.values()].flat()) expect(row.StatusSource).toMatch(SOURCES);
    for (const { JobID, Site, RescheduleCounter } of jobs) {
      const wrappers = new Set(logs.get(Number(JobID))!.filter(row => row.StatusSource.startsWith("JobWrapper@")).map(row => row.StatusSource.replace(/\(S?M?\)?$/, "")));
      if (RescheduleCounter === 0 && wrappers.size > 0) expect([...wrappers]).toEqual([`JobWrapper@${Site}`]);
    }
    for (const row of [...logs.values()].flat()) if (row.StatusSource.startsWith("Job_")) expect(row.StatusSource).toBe(`Job_${row.JobID}`);
  });

  test("they are numbered from one, and both of their clocks agree", () => {
    for (const history of logs.values()) {
      expect(history.map(row => row.SeqNum).sort((left, right) => left - right)).toEqual(history.map((_, index) => index + 1));
      for (const { StatusTime, StatusTimeOrder } of history) {
        expect(Math.floor(StatusTimeOrder + 1_270_000_000) * 1000).toBe(Date.parse(`${StatusTime.replace(" ", "T")}Z`));
        expect(StatusTime <= NOW_TEXT).toBe(true);
      }
    }
  });

  test("runs of a rescheduled job are as many as its counter says", () => {
    for (const { JobID, RescheduleCounter } of jobs) {
      expect(logs.get(Number(JobID))!.filter(row => row.MinorStatus === "Job Rescheduled")).toHaveLength(Number(RescheduleCounter));
    }
    expect(rows(grid, "JobDB", "select count(distinct RescheduleCycle) as n from AtticJobParameters")[0]!["n"]).toBeGreaterThan(1);
  });

  test("a slow clock leaves records that are older than those before them", () => {
    expect([...logs.values()].some(history => history.some((row, index) => index > 0 && row.SeqNum < history[index - 1]!.SeqNum))).toBe(true);
  });
});
