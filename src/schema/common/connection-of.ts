import type { GraphQLResolveInfo } from "graphql";
import { Arg, Field, Info, ObjectType } from "type-graphql";
import { Cost } from "./cost.ts";
import { errorFieldsOf, groupFieldsOf, timeFieldsOf } from "./field-enums.ts";
import { Facet } from "./facet.type.ts";
import { Failures } from "./failures.type.ts";
import { Groups } from "./groups.type.ts";
import { Histogram, HistogramBucketLength } from "./histogram.type.ts";
import { ListCost } from "./list-cost.ts";
import type { Edge as ListingEdge, Listing, Page } from "./listing.ts";
import { fieldsBelow } from "./look-ahead.ts";
import { once } from "./once.ts";
import { PageInfo } from "./page-info.type.ts";
import { SafeInt } from "./scalars.ts";
import { describe, type EntityClass, type TableDescription } from "./table-registry.ts";

/** A connection as resolvers make it: `new JobConnection(sources.jobs.list(args))`. */
export interface Connection {
  readonly listing: Listing<object>;
  /** Taken before the rows are read; where the type has a feed and it is asked for. */
  readonly changesCursor?: Promise<string> | undefined;
}

/**
 * The Relay connection of a described class, with its aggregates. Rows, counts and groups are methods, so that each costs
 * a statement only when it is asked for; rows, edges and pageInfo share one. Aggregates are nullable: one that times out
 * must not lose the page. (Parameters stand last to first: type-graphql prints a row of @Arg in reverse.)
 */
export const connectionOf = once((type: EntityClass): new (listing: Listing<object>, changesCursor?: Promise<string>) => Connection => {
  const { name } = describe(type);
  const by = groupFieldsOf(type), times = timeFieldsOf(type), errors = errorFieldsOf(type), cost = new ListCost(describe(type));

  @ObjectType(`${name}Edge`, { description: `A ${name} and its place in the list.` })
  class Edge implements ListingEdge<object> {
    @Field(() => type, { simple: true, description: "The row." })
    node!: object;

    @Field(() => String, { simple: true, description: "Its place in the list, for `after` and `before`." })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A list of ${name} and its aggregates, all under the list's filter.` })
  @Cost(list => cost.connection(list))
  class TypeConnection implements Connection {
    constructor(readonly listing: Listing<object>, readonly changesCursor?: Promise<string>) {}

    @Field(() => [type], { description: "The rows of the page." })
    @Cost((_, list) => cost.page(list))
    async nodes(@Info() info: GraphQLResolveInfo): Promise<readonly object[]> {
      const { edges } = await this.listing.page(fieldsBelow(info, name));
      return edges.map(({ node }) => node);
    }

    @Field(() => [Edge], { description: "The rows of the page with their cursors." })
    @Cost((_, list) => cost.page(list))
    async edges(@Info() info: GraphQLResolveInfo): Promise<Page<object>["edges"]> {
      return (await this.listing.page(fieldsBelow(info, name, "node"))).edges;
    }

    @Field(() => PageInfo, { description: "Where the page stands in the list." })
    @Cost((_, list) => cost.pageInfo(list))
    async pageInfo(): Promise<PageInfo> {
      return (await this.listing.page([])).pageInfo;
    }

    @Field(() => SafeInt, { nullable: true, description: "All rows that match the filter, on whatever page." })
    @Cost((_, list) => cost.count(list))
    totalCount(): Promise<number> {
      return this.listing.count();
    }

    @Field(() => Groups, { nullable: true, description: "Counts for each combination of values; `first` at most 1,000." })
    @Cost((args, list) => cost.groups(args, list))
    groups(@Arg("first", () => SafeInt, { defaultValue: 100 }) first: number, @Arg("by", () => [by]) fields: string[]): Promise<Groups> {
      return this.listing.groups(fields, first);
    }

    @Field(() => [Facet], { nullable: true, description: "Counts for each value of each field, each counted without the field's own condition where that stands at the top level of the filter or in its `and`s; `first` at most 1,000." })
    @Cost((args, list) => cost.facets(args, list))
    facets(@Arg("first", () => SafeInt, { defaultValue: 20 }) first: number, @Arg("fields", () => [by]) fields: string[]): Promise<Facet[]> {
      return this.listing.facets(fields, first);
    }

    histogram(fields: string[] | null | undefined, bucket: HistogramBucketLength, of: string): Promise<Histogram> {
      return this.listing.histogram(of, bucket, fields ?? []);
    }

    failures(first: number, of: string[], info: GraphQLResolveInfo): Promise<Failures> {
      return this.listing.failures(of, first, fieldsBelow(info, "FailureBucket", "buckets"));
    }
  }
  if (Object.keys(times).length > 0) declareHistogram(TypeConnection.prototype, by, times, cost);
  if (Object.keys(errors).length > 0) declareFailures(TypeConnection.prototype, errors, describe(type), cost);
  return TypeConnection;
});

/** Only a type with times has a histogram: an enum without values is no GraphQL. */
function declareHistogram(connection: object, by: object, times: object, cost: ListCost): void {
  Arg("by", () => [by], { nullable: true })(connection, "histogram", 0);
  Arg("bucket", () => HistogramBucketLength)(connection, "histogram", 1);
  Arg("of", () => times)(connection, "histogram", 2);
  const descriptor = Object.getOwnPropertyDescriptor(connection, "histogram") as TypedPropertyDescriptor<() => void>;
  Field(() => Histogram, { nullable: true, description: "Counts over time, at most 1,000 buckets." })(connection, "histogram", descriptor);
  Cost((args, list) => cost.histogram(args, list))(connection, "histogram", descriptor);
}

/** Only a type with error texts has failures. */
function declareFailures(connection: object, errors: object, { failures: { seen } }: TableDescription, cost: ListCost): void {
  Arg("first", () => SafeInt, { defaultValue: 20 })(connection, "failures", 0);
  Arg("of", () => [errors])(connection, "failures", 1);
  Info()(connection, "failures", 2);
  const descriptor = Object.getOwnPropertyDescriptor(connection, "failures") as TypedPropertyDescriptor<() => void>;
  const description = `Rows by what went wrong: the texts of these fields, those together that differ only in ids, paths, hosts, numbers and the like. ${seen === undefined ? "" : `Their times are those of \`${seen}\`. `}\`first\` at most 1,000. At most 100,000 different texts.`;
  Field(() => Failures, { nullable: true, description })(connection, "failures", descriptor);
  Cost((args, list) => cost.failures(args, list))(connection, "failures", descriptor);
}
