import type { FieldNode, GraphQLObjectType } from "graphql";
import { fieldPlan, type FieldPlan } from "./field-plan.ts";
import { getFieldDef, isPromise, type Path, type Run } from "./graphql-parts.ts";
import type { PlanLimits } from "./plans.ts";
import { rowReader, type RowReader } from "./row-reader.ts";

type Answer = Record<string, unknown>;

/** The fields that an operation asks of objects of one type at one place. */
export class SelectionPlan {
  readonly #fields: readonly FieldPlan[];
  /** Copied for each object: then its properties are known, which makes it quick to fill and quick to write. */
  readonly #empty: Answer;
  /** Objects that still come before it is worth while to write a reader for them. */
  #cold: number;
  #reader: RowReader | undefined;

  constructor({ schema }: Run, type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>, limits: PlanLimits) {
    this.#fields = [...collected].flatMap(([key, nodes]) => {
      const field = getFieldDef(schema, type, nodes[0]!);
      // documents are valid; graphql-js leaves out what it does not know
      return field == null ? [] : [fieldPlan(schema, type, field, key, nodes, limits)];
    });
    limits.fields += this.#fields.length;
    // as own properties: a client may call a field __proto__
    this.#cold = this.#fields.every(({ row }) => row !== undefined) ? limits.rowsBeforeReader : Number.POSITIVE_INFINITY;
    this.#empty = Object.fromEntries(this.#fields.map(({ key }) => [key, undefined]));
  }

  /** The object's answer, or a promise of it where a field has one; what it throws is the error that makes it null. */
  execute(run: Run, source: unknown, path: Path | undefined): unknown {
    if (this.#cold-- === 0) this.#reader = rowReader(this.#fields.map(({ row }) => row!));
    const read = this.#reader !== undefined && typeof source === "object" && source !== null ? readRow(this.#reader, source) : undefined;
    if (read !== undefined) return read;
    const fields = this.#fields, answer: Answer = { ...this.#empty };
    let waits = false, done = 0;
    try {
      for (; done < fields.length; done++) {
        const field = fields[done]!, value = field.execute(run, source, path);
        answer[field.key] = value;
        if (typeof value === "object" && isPromise(value)) waits = true;
      }
    } catch (error) {
      // promises of the fields before may be rejected as well: somebody has to take that
      if (waits) return Promise.all(fields.slice(0, done).map(({ key }) => answer[key])).then(() => undefined).finally(() => { throw error; });
      throw error;
    }
    return waits ? this.#settled(answer) : answer;
  }

  #settled(answer: Answer): Promise<Answer> {
    return Promise.all(this.#fields.map(({ key }) => answer[key])).then(values => {
      const settled: Answer = { ...this.#empty };
      for (let i = 0; i < values.length; i++) settled[this.#fields[i]!.key] = values[i];
      return settled;
    });
  }
}

function readRow(reader: RowReader, row: object): Answer | undefined {
  try {
    return reader(row);
  } catch {
    // it is thrown again where it has a place
    return undefined;
  }
}
