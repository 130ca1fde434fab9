import DataLoader from "dataloader";
import { sql } from "kysely";
import { jobsWithReadableDn } from "../../auth/policies/wms.policy.ts";
import type { JobDB } from "../../generated/job-db.ts";
import type { Job } from "../../schema/wms/job.type.ts";
import type { JobDescription } from "../../schema/wms/job-description.type.ts";
import { DECODE } from "../query/decode.ts";
import { matches, type Value } from "../query/predicate.ts";
import type { SourceContext } from "../source-context.ts";
import { parseJdl } from "./jdl-parser.ts";
import { decodeJdl, type StoredJdl } from "./jdl-storage.ts";

type Row = Pick<JobDB["JobJDLs"], "JobID" | "JDL" | "OriginalJDL">;

/** Job descriptions are some kB each and may be 4 MB: few at a time. */
const MAX_BATCH = 100;

/** Characters that one operation may have: a thousand usual descriptions are 3 MB, but one of 5 kB may inflate to 4 MB. */
const MAX_GIVEN = 32 * 1024 * 1024;
const TOO_MUCH = "The descriptions of this operation are too long together; ask for fewer jobs at once.";

/** JobDB.JobJDLs. Reached through a visible job only. */
export class JobDescriptionSource {
  readonly #byJob: DataLoader<number, Row | null>;
  readonly #decoded = new Map<number, Promise<JobDescription | null>>();
  #given = 0;

  constructor(private readonly context: SourceContext) {
    this.#byJob = new DataLoader(async jobIds => {
      const database = await context.databases.open("JobDB");
      const rows = await database.rows(sql<Row>`select JobID, JDL, OriginalJDL from JobJDLs where JobID in (${sql.join(jobIds)})`);
      const byId = new Map(rows.map(row => [Number(row.JobID), row]));
      return jobIds.map(jobId => byId.get(jobId) ?? null);
    }, { maxBatchSize: MAX_BATCH });
  }

  /** Needs the job's `owner` and `vo`. */
  async of(job: Job): Promise<JobDescription | null> {
    const description = await this.#decodedOnce(job);
    if (description === null) return null;
    this.#given += (description.text?.length ?? 0) + (description.originalText?.length ?? 0);
    return this.#given > MAX_GIVEN ? { text: null, originalText: null, reason: TOO_MUCH, attributes: [] } : description;
  }

  #decodedOnce(job: Job): Promise<JobDescription | null> {
    const known = this.#decoded.get(job.jobId) ?? this.#decode(job);
    this.#decoded.set(job.jobId, known);
    return known;
  }

  async #decode(job: Job): Promise<JobDescription | null> {
    const row = await this.#byJob.load(job.jobId);
    if (row === null || this.#given > MAX_GIVEN) return row && { text: null, originalText: null, reason: TOO_MUCH, attributes: [] };
    const readsDn = matches(jobsWithReadableDn(this.context.viewer), field => job[field as keyof Job] as Value);
    const text = decode(row.JDL, readsDn), original = decode(row.OriginalJDL, readsDn);
    const reasons = Object.entries({ text, originalText: original }).flatMap(([field, { problem }]) => (problem === undefined ? [] : [`${field}: ${problem}`]));
    const attributes = parseJdl(text.text ?? original.text ?? "").map(({ name, values }) => ({ name, values: [...values] }));
    return { text: text.text ?? null, originalText: original.text ?? null, reason: reasons.length === 0 ? null : reasons.join(" "), attributes };
  }
}

function decode(stored: unknown, readsDn: boolean): { text?: string; problem?: string } {
  const decoded: StoredJdl = decodeJdl(DECODE.text(stored) as string);
  return "text" in decoded && !readsDn ? { text: hideDn(decoded.text) } : decoded;
}

/**
 * 8.0 writes the owner's certificate subject into the description, and again into its JobRequirements. A value ends at a
 * `;` or `]` outside quotes, whatever its form: text, list, several lines, or a quote that never closes.
 */
export function hideDn(text: string): string {
  return text.replace(/(\bOwnerDN\s*=\s*)(?:"[^"]*"|"[^"]*$|[^";\]])*/g, '$1"[hidden]"');
}
