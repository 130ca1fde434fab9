import type { ExecutionArgs, ExecutionResult, GraphQLError, GraphQLSchema } from "graphql";
import type { Context } from "../../context.ts";
import type { Usage } from "../../datasources/usage.ts";
import { GatewayError } from "../../errors.ts";
import type { Balance, Budget } from "./budget.ts";
import { LARGE, LargeAnswers } from "./large-answers.ts";
import { lastWord } from "../live/live-operations.ts";
import { NOTHING, OperationPrices, type OperationPrice, type PricedOperation } from "./operation-prices.ts";

/** What an answer says of its cost, as `extensions.cost`, in points. */
export interface CostReport {
  /** What was asked for: an upper bound, known before anything is read. */
  readonly requested: number;
  /** What was read; the rest was given back. */
  readonly actual: number;
  /** What the viewer may still spend; null without budgets. */
  readonly remaining: number | null;
  /** When the budget is full again; null without budgets. */
  readonly resetAt: string | null;
}

/** Twice what the dearest page costs that somebody looks at on a million jobs: a list with groups, and failures with `isNew`. */
export const DEFAULT_LIMIT = 30_000;

export interface CostRules {
  readonly schema: GraphQLSchema;
  /** Points that one operation may ask for. */
  readonly limit?: number;
  /** Absent: nobody has one. */
  readonly budget?: Budget;
  /** Told of what operations and messages have cost. */
  readonly spent?: (points: number) => void;
}

/** An operation that may be executed. */
export interface Admission {
  readonly requested: number;
  /** To be called once it is answered. */
  settle(): CostReport;
}

/** What a file costs, how many of its rows are in memory at a time, and how it is called. */
export interface FilePrice { readonly points: number; readonly held: number; readonly path: string }

/** What operations cost: known before they are executed, limited for each, and taken from the viewer's budget. */
export class Costs {
  readonly #prices: OperationPrices;
  readonly #limit: number;
  readonly #large = new LargeAnswers();

  constructor(private readonly rules: CostRules) {
    this.#prices = new OperationPrices(rules.schema);
    // what no full budget pays for would be asked for again and again
    this.#limit = Math.min(rules.limit ?? DEFAULT_LIMIT, rules.budget?.size.most ?? Number.POSITIVE_INFINITY);
  }

  /** Takes what it costs from the viewer's budget, and waits where too many large ones are answered; QUERY_TOO_COMPLEX or RATE_LIMITED say what to do instead. */
  async admit(operation: PricedOperation, context: Context): Promise<Admission> {
    return this.#admitted(this.#affordable(operation), context);
  }

  #admitted(price: OperationPrice, context: Context): Promise<Admission> {
    return price.held <= LARGE ? this.#charged(price, context) : this.#inTurn(price, context);
  }

  async #inTurn(price: OperationPrice, context: Context): Promise<Admission> {
    const { asker, signal } = context, giveBack = await this.#large.begin({ signal, ...(this.rules.budget !== undefined && { who: asker }) });
    try {
      const { requested, settle } = await this.#charged(price, context);
      return { requested, settle: () => (giveBack(), settle()) };
    } catch (error) {
      giveBack();
      throw error;
    }
  }

  #affordable(operation: PricedOperation): OperationPrice {
    const price = this.#prices.of(operation);
    if (price.points > this.#limit) throw this.#tooComplex(price);
    return price;
  }

  async #charged(price: OperationPrice, context: Context): Promise<Admission> {
    const { viewer, asker, usage } = context, { budget } = this.rules;
    // whoever is nobody can ask for little else
    const fixed = viewer === null ? price.introspection : 0, requested = Math.ceil(price.points + fixed);
    const balance = await budget?.take(asker, requested);
    if (budget !== undefined && balance?.granted === false) throw rateLimited(requested, balance, budget);
    const before = usage.points, rowsBefore = usage.rows;
    return {
      requested,
      settle: () => {
        const actual = Math.min(requested, Math.ceil(usage.points - before + fixed + price.values * shareOf(usage.rows - rowsBefore, price.rows))), rest = requested - actual;
        if (rest > 0) budget?.give(asker, rest);
        this.#charge(actual, usage);
        return { requested, actual, ...left(balance === undefined ? undefined : { ...balance, left: balance.left + rest }, budget) };
      },
    };
  }

  /** A message of a stream that goes on anyway: takes what it has read, as far as there is something. */
  message(context: Context): void {
    const { asker, usage } = context;
    if (usage.points > 0) this.rules.budget?.give(asker, -usage.points);
    this.rules.spent?.(usage.points);
  }

  /** What has no document, such as a file of a report: is limited, waits and pays as an operation does that costs as much. */
  async reading<Result>(context: Context, { points, held, path }: FilePrice, read: () => Promise<Result>): Promise<Result> {
    const price = { ...NOTHING, points, held, costliest: { path, points } };
    if (points > this.#limit) throw this.#tooComplex(price);
    const { settle } = await this.#admitted(price, context);
    try {
      return await read();
    } finally {
      settle();
    }
  }

  /** Executes what it costs, if that may be; the answer says what it was. For the transports that are not Apollo's. */
  async execute(args: ExecutionArgs, execute: () => ExecutionResult | Promise<ExecutionResult>): Promise<ExecutionResult> {
    const admission = await admitted(() => this.admit(pricedOf(args), contextOf(args)));
    if ("errors" in admission) return admission;
    try {
      const result = await execute();
      return { ...result, extensions: { ...result.extensions, cost: admission.settle() } };
    } catch (error) {
      admission.settle();
      throw error;
    }
  }

  /** Starts a subscription, if that may be. What is read for it is read by a feed, for all who listen: its price stays. */
  async subscribe<Stream>(args: ExecutionArgs, subscribe: () => Promise<Stream>): Promise<Stream | ExecutionResult> {
    const admission = await admitted(async () => this.#charged(this.#affordable(pricedOf(args)), contextOf(args)));
    if ("errors" in admission) return admission;
    const started = await subscribe().catch((error: unknown) => {
      admission.settle();
      throw error;
    });
    if (typeof started === "object" && started !== null && "errors" in started) admission.settle();
    else this.#charge(admission.requested, contextOf(args).usage);
    return started;
  }

  #charge(points: number, usage: Usage): void {
    usage.cost = points;
    this.rules.spent?.(points);
  }

  async close(): Promise<void> {
    await this.rules.budget?.close();
  }

  #tooComplex({ points, costliest: { path, points: most } }: OperationPrice): GatewayError {
    const requested = Math.ceil(points), text = `this costs up to ${words(requested)} points, and ${words(this.#limit)} are the most for one operation; \`${path}\` alone costs ${words(Math.ceil(most))}: `
      + "ask for fewer rows (`first`, also of the lists around it), for fewer counts and fields, by a filter or an order that an index serves, or for its parts one after the other";
    return new GatewayError("QUERY_TOO_COMPLEX", text, { cost: { requested, limit: this.#limit, field: path } });
  }
}

const pricedOf = ({ document, operationName, variableValues }: ExecutionArgs): PricedOperation => ({ document, operationName, variables: variableValues });
const contextOf = ({ contextValue }: ExecutionArgs) => contextValue as Context;

async function admitted(admit: () => Promise<Admission>): Promise<Admission | { readonly errors: readonly GraphQLError[] }> {
  try {
    return await admit();
  } catch (error) {
    return lastWord(error);
  }
}

/** Of the values that were asked for so many were there as of the rows: to count them in the answer would cost as much as they do. */
const shareOf = (rows: number, most: number) => (most === 0 ? 1 : Math.min(1, rows / most));

function rateLimited(requested: number, balance: Balance, budget: Budget): GatewayError {
  const { perSecond } = budget.size, retryAfter = Math.max(1, Math.ceil((requested - balance.left) / perSecond)), { remaining, resetAt } = left(balance, budget);
  return new GatewayError("RATE_LIMITED", `this costs up to ${words(requested)} points, and you have ${words(remaining!)} left: ask again in ${retryAfter} s, or for less; your budget fills by ${words(perSecond)} points in a second`,
    { cost: { requested, remaining: remaining! }, retryAfter, resetAt: resetAt! });
}

function left(balance: Balance | undefined, budget: Budget | undefined): Pick<CostReport, "remaining" | "resetAt"> {
  if (balance === undefined || budget === undefined) return { remaining: null, resetAt: null };
  const { most, perSecond } = budget.size, remaining = Math.min(most, balance.left);
  return { remaining: Math.floor(remaining), resetAt: new Date(Date.now() + Math.ceil((most - remaining) / perSecond) * 1000).toISOString() };
}

const words = (points: number) => points.toLocaleString("en");
