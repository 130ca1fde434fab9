import type { FieldNode, GraphQLObjectType } from "graphql";
import { fieldPlan, type FieldPlan } from "./field-plan.ts";
import { getFieldDef, isPromise, type Path, type Run } from "./graphql-parts.ts";
import type { FieldCount } from "./plans.ts";

type Answer = Record<string, unknown>;

/** The fields that an operation asks of objects of one type at one place. */
export class SelectionPlan {
  readonly #fields: readonly FieldPlan[];
  /** Copied for each object: then its properties are known, which makes it quick to fill and quick to write. */
  readonly #empty: Answer;

  constructor({ schema }: Run, type: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>, count: FieldCount) {
    this.#fields = [...collected].flatMap(([key, nodes]) => {
      const field = getFieldDef(schema, type, nodes[0]!);
      // documents are valid; graphql-js leaves out what it does not know
      return field == null ? [] : [fieldPlan(schema, type, field, key, nodes, count)];
    });
    count.fields += this.#fields.length;
    // as own properties: a client may call a field __proto__
    this.#empty = Object.fromEntries(this.#fields.map(({ key }) => [key, undefined]));
  }

  /** The object's answer, or a promise of it where a field has one; what it throws is the error that makes it null. */
  execute(run: Run, source: unknown, path: Path | undefined): unknown {
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
      if (waits) return Promise.all(fields.slice(0, done).map(({ key }) => answer[key])).then(() => {}).finally(() => { throw error; });
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
