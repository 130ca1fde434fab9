import { Field, Float, ObjectType } from "type-graphql";
import { Cost, FREE } from "./cost.ts";
import { isNewCost, sizeOf } from "./list-cost.ts";
import { DateTime, SafeInt } from "./scalars.ts";

/** What is said of the rows that share a fingerprint. */
export interface FailureFigures {
  readonly fingerprint: string;
  readonly pattern: string;
  readonly count: number;
  readonly share: number;
  readonly siteNames: string[];
  readonly storageElementNames: string[];
  readonly hosts: string[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly example: string;
}

/** Those of the time before. */
interface Patterns { has(pattern: string): boolean }

@ObjectType({ description: "Rows whose error texts are the same but for ids, paths, hosts, numbers and the like." })
export class FailureBucket implements FailureFigures {
  @Field(() => String, { simple: true, description: "Names the error, on every server and in every list: take it for the filter `errorFingerprint`. A new release of the gateway may name it anew; the number before the dash is then another one." })
  readonly fingerprint!: string;

  @Field(() => String, { simple: true, description: "The text with `<host>`, `<path>`, `<n>` … where it differs from row to row." })
  readonly pattern!: string;

  @Field(() => SafeInt, { simple: true, description: "How many rows." })
  readonly count!: number;

  @Field(() => Float, { simple: true, description: "Its part of `total`: 0 to 1." })
  readonly share!: number;

  @Field(() => [String], { simple: true, description: "Sites at which it happened, the most frequent first, at most 100." })
  readonly siteNames!: string[];

  @Field(() => [String], { simple: true, description: "Storage elements that the rows name, the most frequent first, at most 100." })
  readonly storageElementNames!: string[];

  @Field(() => [String], { simple: true, description: "Hosts that the texts name, in lower case, without port, the most frequent first, at most 100." })
  readonly hosts!: string[];

  @Field(() => DateTime, { simple: true, nullable: true, description: "First time among the rows (see `failures`); null where they have none." })
  readonly firstSeen!: string | null;

  @Field(() => DateTime, { simple: true, nullable: true, description: "Last time among the rows." })
  readonly lastSeen!: string | null;

  @Field(() => String, { simple: true, description: "The text of a row, one of the latest." })
  readonly example!: string;

  constructor(figures: FailureFigures, private readonly before: () => Promise<Patterns | null>) {
    Object.assign(this, figures);
  }

  @Cost((_, failures) => isNewCost(failures))
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether no row has it in the time before, as long as the one that the filter asks for (`{ lastUpdateTime: { gte: \"-PT6H\" } }`: 12 to 6 hours ago), under the same filter. Null where the filter "
      + "gives no beginning at its top level or in its `and`s.",
  })
  async isNew(): Promise<boolean | null> {
    const before = await this.before();
    return before === null ? null : !before.has(this.pattern);
  }
}

@ObjectType({ description: "Rows by what went wrong: their error texts, without what differs from case to case." })
export class Failures {
  @Field(() => SafeInt, { simple: true, description: "All rows that have a text; one that has several (`of` two fields) is counted for each." })
  total!: number;

  @Field(() => SafeInt, { simple: true, description: "Rows that are in none of the buckets." })
  other!: number;

  @Field(() => SafeInt, { simple: true, description: "How many different errors there are, those without a bucket included." })
  groupCount!: number;

  @Cost((_, { first }) => ({ ...FREE, gives: sizeOf(first) }))
  @Field(() => [FailureBucket], { simple: true, description: "Largest first, ties by pattern." })
  buckets!: FailureBucket[];
}
