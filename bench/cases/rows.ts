import { fetchData, graphql, rawSql } from "../client.ts";
import { ALL_FIELDS, FEW_FIELDS, selectList, type Field } from "../columns.ts";
import type { MeasuredProcess } from "../measured-process.ts";
import { compared, type Line } from "../report.ts";
import { measure, merged, type Measured, type Plan } from "../rounds.ts";

/** Servers live for weeks: both are measured when the compiler has done most of its work, which takes thousands of requests. */
const PLAN: Plan = { rounds: 5, requests: 200, warmUp: 1500 };
/** Two starts of the same program settle up to a fifth apart. */
const STARTS = 3;

const query = (fields: readonly Field[]) => `{ jobs(first: 100) { nodes { ${fields.join(" ")} } } }`;
const statement = (fields: readonly Field[]) => `select ${selectList(fields)} from Jobs where VO = 'belle' order by JobID desc limit 100`;

/** 100 jobs, newest first, of a viewer who sees a VO: all columns, and five. */
export async function rowCases(start: () => Promise<{ gateway: MeasuredProcess; raw: MeasuredProcess }>): Promise<Line[]> {
  const all: Record<"all" | "rawAll" | "few" | "rawFew", Measured>[] = [];
  for (let i = 0; i < STARTS; i++) {
    const { gateway, raw } = await start();
    all.push(await measureRows(gateway, raw));
    await Promise.all([gateway.stop(), raw.stop()]);
  }
  const of = (name: keyof (typeof all)[number]) => merged(all.map(measured => measured[name]));
  return [
    compared("100 jobs x 21 columns, to raw", of("all"), of("rawAll"), { cpu: 2 }),
    compared("100 jobs x 5 columns, to raw with 21", of("few"), of("rawAll"), { cpu: 1.2 }),
    compared("100 jobs x 5 columns, to raw with the same 5", of("few"), of("rawFew"), {}),
  ];
}

async function measureRows(gateway: MeasuredProcess, raw: MeasuredProcess) {
  const subjects = {
    all: graphql(gateway, query(ALL_FIELDS)), rawAll: rawSql(raw, statement(ALL_FIELDS)),
    few: graphql(gateway, query(FEW_FIELDS)), rawFew: rawSql(raw, statement(FEW_FIELDS)),
  };
  const { jobs } = await fetchData<{ jobs: { nodes: { jobId: number }[] } }>(subjects.all);
  const rows = await fetchData<{ jobId: number }[]>(subjects.rawAll);
  if (rows.length !== 100 || jobs.nodes.map(({ jobId }) => jobId).join() !== rows.map(({ jobId }) => jobId).join()) throw new Error("the gateway and the raw server do not give the same jobs");
  return measure(subjects, PLAN);
}
