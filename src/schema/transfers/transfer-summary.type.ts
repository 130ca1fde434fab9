import { Field, Float, ObjectType } from "type-graphql";
import { Cost } from "../common/cost.ts";
import { GROUP_FURTHER, MANY_ROWS } from "../common/points.ts";
import { SafeInt } from "../common/scalars.ts";

@ObjectType({ description: "An error text, and how many transfers it is the last of." })
export class TransferErrorCount {
  @Field(() => String, { simple: true, description: "The text." })
  error!: string;

  @Field(() => SafeInt, { simple: true, description: "How many transfers." })
  count!: number;
}

const KEY = "Null unless `by` names";

/** What is counted of the transfers that share a key. */
export type TransferCounts = Pick<TransferSummary, "sourceStorageElementName" | "targetStorageElementName" | "ftsServer" | "activity" | "vo" | "finished" | "defunct" | "retrying" | "failedAttempts" | "bytes">;

@ObjectType({ description: "How the transfers did that came to an end in a window of time, among those that you may see: Finished and Defunct ones, and beside them those that failed and are submitted again.\n\nSource: FTS3DB.Files, grouped." })
export class TransferSummary {
  constructor(counts: TransferCounts, private readonly seconds: number, private readonly errors: () => Promise<TransferErrorCount[]>) {
    Object.assign(this, counts);
  }

  @Field(() => String, { simple: true, nullable: true, description: `Source; null where the operation does not name exactly one. ${KEY} SOURCE.` })
  readonly sourceStorageElementName!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: `Target. ${KEY} DESTINATION.` })
  readonly targetStorageElementName!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: `FTS server; null where the jobs of the operation went to several: a transfer that has ended no longer tells its own. ${KEY} SERVER.` })
  readonly ftsServer!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: `FTS's activity; null is the default. ${KEY} ACTIVITY.` })
  readonly activity!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: `Virtual organisation; null where nobody knows it. ${KEY} VO.` })
  readonly vo!: string | null;

  @Field(() => SafeInt, { simple: true, description: "Transfers that went well." })
  readonly finished!: number;

  @Field(() => SafeInt, { simple: true, description: "Transfers that DIRAC gave up." })
  readonly defunct!: number;

  @Field(() => SafeInt, { simple: true, description: "Transfers whose last submission failed or was canceled, and that wait for the next one. A link that is down shows here first: DIRAC gives up after 256 attempts, unless MaxAttemptsPerFile says otherwise." })
  readonly retrying!: number;

  @Field(() => SafeInt, { simple: true, description: "Submissions that did not lead to the file: of a finished transfer all but the last one, of others all. Also those before the window." })
  readonly failedAttempts!: number;

  @Field(() => Float, { simple: true, nullable: true, description: "`finished` ÷ (`finished` + `defunct`), 0 to 1; null where nothing ended." })
  get successRate(): number | null {
    const ended = this.finished + this.defunct;
    return ended === 0 ? null : this.finished / ended;
  }

  @Field(() => SafeInt, { simple: true, description: "Sum of the sizes of the finished transfers, in bytes." })
  readonly bytes!: number;

  @Field(() => Float, { simple: true, description: "`bytes` by the length of the window, in bytes per second: an average over all of it, not the speed of a transfer, of which DIRAC stores neither begin nor duration." })
  get throughput(): number {
    return this.bytes / this.seconds;
  }

  @Cost({ work: MANY_ROWS * GROUP_FURTHER, gives: 5, together: "topErrors" })
  @Field(() => [TransferErrorCount], { nullable: true, description: "The most frequent error texts of transfers that are Defunct, or failed and are submitted again: at most five, the most frequent first. One statement for all summaries." })
  topErrors(): Promise<TransferErrorCount[]> {
    return this.errors();
  }
}
