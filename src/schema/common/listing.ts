import type { Facet } from "./facet.type.ts";
import type { Failures } from "./failures.type.ts";
import type { Groups } from "./groups.type.ts";
import type { Histogram, HistogramBucketLength } from "./histogram.type.ts";
import type { PageInfo } from "./page-info.type.ts";

export interface Edge<T> { readonly node: T; readonly cursor: string }
export interface Page<T> { readonly edges: readonly Edge<T>[]; readonly pageInfo: PageInfo }

/**
 * A filtered list of one viewer, not read yet: each answer costs its statement only when it is asked for. Lists inside
 * lists share one statement among all their parents.
 */
export interface Listing<T> {
  page(fields: Iterable<string>): Promise<Page<T>>;
  count(): Promise<number>;
  groups(by: readonly string[], first: number): Promise<Groups>;
  facets(fields: readonly string[], first: number): Promise<Facet[]>;
  /** `wanted` names the fields of the buckets that are asked for. */
  failures(of: readonly string[], first: number, wanted: ReadonlySet<string>): Promise<Failures>;
  histogram(of: string, bucket: HistogramBucketLength, by: readonly string[]): Promise<Histogram>;
}
