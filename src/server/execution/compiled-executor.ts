/**
 * Executes operations by plans. graphql-js decides for each field of each row anew what the field is, whether it has a
 * resolver, what its type is and what its arguments are; that is most of the time of a list. Here it is decided once for
 * each operation and selection, and kept as closures:
 *
 * - `plans.ts` keeps the plan of each document's operations, one for each outcome of `@skip` and `@include`;
 * - `selection-plan.ts` is the fields of an object of one type; it is made when the first such object comes;
 * - `field-plan.ts` is how one field is resolved: read from the row, or by its resolver;
 * - `row-reader.ts` writes a function for rows of which there are many and that have nothing but such fields;
 * - `completion.ts` is what is then made of the value, by the field's type.
 *
 * Answers are those of graphql-js to the byte: data, errors, their order, places and paths. What precedes the first field
 * (the choice of the operation, variables) and the collection of fields and errors are its own functions, and promises are
 * chained as it chains them, so that errors come in the same order. test/execution holds it against graphql-js. What is not
 * known here is left to graphql-js.
 */
import { execute, OperationTypeNode, type ExecutionArgs, type ExecutionResult, type GraphQLError, type GraphQLSchema } from "graphql";
import { assertValidExecutionArguments, buildExecutionContext, isPromise, type Run } from "./graphql-parts.ts";
import { Plans } from "./plans.ts";

/** What answers operations: graphql-js, or something that answers like it. */
export type Execute = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;

/** Ten pages: an operation that comes once or twice is not worth the writing, which takes some tenths of a millisecond. */
const ROWS_BEFORE_READER = 1000;

/** Made once for each schema: it remembers plans. */
export function compiledExecutor(schema: GraphQLSchema, { rowsBeforeReader = ROWS_BEFORE_READER } = {}): Execute {
  const plans = new Plans(rowsBeforeReader);
  return args => {
    // plans know neither
    if (args.schema !== schema || args.fieldResolver != null || args.typeResolver != null) return execute(args);
    assertValidExecutionArguments(schema, args.document, args.variableValues);
    const run = buildExecutionContext(args) as Run | readonly GraphQLError[];
    if (!("schema" in run)) return { errors: run };
    // the fields of a mutation wait for each other
    if (run.operation.operation === OperationTypeNode.MUTATION) return execute(args);
    try {
      const selection = plans.of(args.document, run);
      if (selection === undefined) return execute(args);
      const data = selection.execute(run, args.rootValue, undefined);
      return isPromise(data) ? data.then(found => answer(run, found), (error: GraphQLError) => failed(run, error)) : answer(run, data);
    } catch (error) {
      return failed(run, error as GraphQLError);
    }
  };
}

function answer({ collectedErrors: { errors } }: Run, data: unknown): ExecutionResult {
  const found = data as NonNullable<ExecutionResult["data"]> | null;
  return errors.length === 0 ? { data: found } : { errors, data: found };
}

/** The root itself is null. */
function failed(run: Run, error: GraphQLError): ExecutionResult {
  run.collectedErrors.add(error, undefined);
  return answer(run, null);
}
