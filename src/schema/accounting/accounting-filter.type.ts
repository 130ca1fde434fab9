import { Field, InputType } from "type-graphql";
import { fieldName } from "./accounting-names.ts";
import { derivedKeys, allKeys, keyDescription } from "./accounting-keys.ts";
import type { ReportRequest, TextTest } from "./report.ts";

const CASE = "Case does not count: DIRAC's dictionaries have one spelling of each value, the first.";

@InputType({ description: `Comparisons of a key's value. ${CASE} Of values longer than 64 characters DIRAC keeps, and this compares, the first 64.` })
export class AccountingTextFilter implements TextTest {
  @Field(() => String, { nullable: true, description: "This." })
  eq?: string | null;

  @Field(() => String, { nullable: true, description: "Not this; rows whose value is lost are among these." })
  ne?: string | null;

  @Field(() => [String], { nullable: true, description: "One of these; an empty list matches nothing." })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: "None of these; an empty list matches everything." })
  notIn?: string[] | null;

  @Field(() => String, { nullable: true, description: "Starts with this." })
  startsWith?: string | null;
}

@InputType({ description: `A comparison of one key. ${CASE}` })
export class AccountingKeyFilter {
  @Field(() => String, { description: "The key, as `AccountingKeyInfo.name` has it." })
  key!: string;

  @Field(() => [String], { nullable: true, description: "One of these; an empty list matches nothing." })
  in?: string[] | null;

  @Field(() => [String], { nullable: true, description: "None of these; an empty list matches everything." })
  notIn?: string[] | null;

  @Field(() => String, { nullable: true, description: "Starts with this." })
  startsWith?: string | null;
}

export type FilterOfKeys = Readonly<Record<string, TextTest | null | undefined>>;

/** The filter input of a known type: a field for each of its keys. */
export function accountingFilterOf(name: string, keys: readonly string[]): object {
  const filter = { [name]: class {} }[name] as new () => object, unfilterable = new Set(derivedKeys(keys).filter(({ mayFilter }) => !mayFilter).map(key => key.name));
  InputType({ description: "Only the rows that match in every key." })(filter);
  for (const key of allKeys(keys)) {
    if (!unfilterable.has(key)) Field(() => AccountingTextFilter, { nullable: true, description: keyDescription(key) })(filter.prototype as object, fieldName(key));
  }
  return filter;
}

/** The same as sources take it. */
export function testsOf(filter: FilterOfKeys | null | undefined, keys: readonly string[]): ReportRequest["filter"] {
  return allKeys(keys).flatMap(key => {
    const test = filter?.[fieldName(key)];
    return test == null ? [] : [{ ...test, key }];
  });
}
