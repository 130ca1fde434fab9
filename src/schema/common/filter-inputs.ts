import { Field, Float, InputType } from "type-graphql";
import { DateTime, SafeInt } from "./scalars.ts";
import type { Kind } from "./table-registry.ts";

type TypeThunk = () => object;
type Operators = Readonly<Record<string, readonly [type: TypeThunk, description: string]>>;

/** An input type whose fields are the operators; siblings are AND-ed. */
function filterInput(name: string, description: string, operators: Operators): object {
  const input = { [name]: class {} }[name] as new () => object;
  InputType(name, { description })(input);
  for (const [operator, [type, meaning]] of Object.entries(operators)) {
    Field(type as () => StringConstructor, { nullable: true, description: meaning })(input.prototype as object, operator);
  }
  return input;
}

const text = () => String, texts = () => [String], flag = () => Boolean;
const isNull = { isNull: [flag, "Whether there is no value. Every other positive comparison with no value is false."] } as const;
const ordered = (one: TypeThunk, many: TypeThunk) => ({
  eq: [one, "Equal."], ne: [one, "Not equal; true where there is no value."],
  in: [many, "One of these; an empty list matches nothing."], notIn: [many, "None of these; an empty list matches everything."],
  gt: [one, "After, greater than."], gte: [one, "At or after, at least."], lt: [one, "Before, less than."], lte: [one, "At or before, at most."],
  ...isNull,
}) as const;

/** The filter input of all error texts of a row. */
export const ERROR_FINGERPRINT_FILTER = filterInput("ErrorFingerprintFilter", "Comparisons of the fingerprints of a row's error texts, as `failures` tells them.", {
  in: [texts, "A text of the row has one of these; an empty list matches nothing."],
  notIn: [texts, "No text of the row has any of these; true where there is no text. An empty list matches everything."],
});

/** The filter input of a column, by its kind. */
export const FILTER_INPUTS: Readonly<Record<Kind, object>> = {
  text: filterInput("StringFilter", "Comparisons of text. Exact (case, accents, trailing blanks count) unless `…IgnoreCase`; only `like…` takes patterns: `%`, `_`, escape `\\`.", {
    eq: [text, "Exactly this."], ne: [text, "Not this; true where there is no value."],
    in: [texts, "One of these; an empty list matches nothing."], notIn: [texts, "None of these; an empty list matches everything."],
    like: [text, "Matches the pattern."], notLike: [text, "Does not match the pattern; true where there is no value."],
    contains: [text, "Contains this text."], startsWith: [text, "Starts with this text."], endsWith: [text, "Ends with this text."],
    ...isNull,
    eqIgnoreCase: [text, "This, in any case; accents and blanks count."], inIgnoreCase: [texts, "One of these, in any case."],
    likeIgnoreCase: [text, "Matches the pattern, in any case."], containsIgnoreCase: [text, "Contains this text, in any case."],
    startsWithIgnoreCase: [text, "Starts with this text, in any case."],
  }),
  integer: filterInput("SafeIntFilter", "Comparisons of whole numbers.", ordered(() => SafeInt, () => [SafeInt])),
  float: filterInput("FloatFilter", "Comparisons of numbers.", ordered(() => Float, () => [Float])),
  time: filterInput("DateTimeFilter", "Comparisons of times. A relative time such as `-PT6H` counts from the start of the operation.", ordered(() => DateTime, () => [DateTime])),
  list: filterInput("ListFilter", "Comparisons of lists of names, exact as those of text.", {
    has: [text, "Holds this name."], hasAny: [texts, "Holds at least one of these; an empty list matches nothing."], hasNone: [texts, "Holds none of these; true where there is no value. An empty list matches everything."], ...isNull,
  }),
  flag: filterInput("BooleanFilter", "Comparisons of flags.", { eq: [flag, "Equal."], ...isNull }),
};
