import { setImmediate as turn } from "node:timers/promises";
import { getNullableType, GraphQLError, isEnumType, isLeafType, isListType, isObjectType, type GraphQLObjectType, type GraphQLOutputType, type GraphQLSchema } from "graphql";
import { Random } from "../../demo/random.ts";

/** What resolvers give: mostly what fits, and now and then everything that does not; at once, soon, or late. The same tree for the same seed. */
export class OddValues {
  constructor(private readonly schema: GraphQLSchema, private readonly random: Random, private readonly trouble: number, private readonly depth = 0) {}

  static root(schema: GraphQLSchema, seed: number): unknown {
    const random = new Random(seed);
    return new OddValues(schema, random, random.pick([0, 0.01, 0.03, 0.1])).#object(schema.getQueryType()!);
  }

  /** Its fields are made when they are asked for, from what they are called: whoever asks first does not matter. */
  #object(type: GraphQLObjectType): object {
    const { schema, trouble, depth } = this, seed = Math.floor(this.random.next() * 2 ** 31), made = new Map<string, unknown>();
    const value: Record<string, unknown> = { __typename: type.name };
    for (const [index, field] of Object.values(type.getFields()).entries()) {
      Object.defineProperty(value, field.name, {
        enumerable: false,
        get: () => {
          if (!made.has(field.name)) made.set(field.name, new OddValues(schema, new Random(seed + 7919 * index), trouble, depth + 1).#given(field.type));
          const found = made.get(field.name);
          if (found instanceof Thrown) throw found.what;
          return found;
        },
      });
    }
    const { random } = this;
    if (random.chance(trouble)) value["__typename"] = random.pick<unknown>(["Nobody", "Color", "C", "Any", null, undefined, 7, schema.getType("A"), Promise.resolve(type.name), later(() => "C")]);
    if (random.chance(trouble)) value["is"] = random.pick<unknown>([false, Promise.resolve(true), Promise.resolve(false), later(() => true), later(() => { throw new Error("is it?"); })]);
    if (random.chance(trouble / 2)) value["throws"] = "of no type";
    return value;
  }

  /** What stands in a row, or a function of it, or a promise. */
  #given(type: GraphQLOutputType): unknown {
    const { random, trouble } = this;
    if (random.chance(trouble)) return new Thrown(this.#error());
    const value = this.#value(type);
    if (random.chance(0.1)) return () => value;
    if (random.chance(trouble)) return (_args: unknown) => { throw this.#error(); };
    return this.#promised(value);
  }

  #promised(value: unknown): unknown {
    const { random, trouble } = this;
    if (random.chance(0.85)) return value;
    if (random.chance(trouble * 2)) return random.chance(0.5) ? taken(Promise.reject(this.#error())) : later(() => { throw new Error("too late"); }, random.integer(1, 3));
    return random.pick([() => Promise.resolve(value), () => later(() => value, random.integer(0, 3)), () => new Thenable(value)])();
  }

  #error(): unknown {
    const { random } = this;
    return random.pick<() => unknown>([
      () => new Error("it failed"), () => new TypeError(""), () => new GraphQLError("GraphQL's own", { extensions: { code: "OWN" } }), () => new GraphQLError("located", { path: ["elsewhere", 3] }),
      () => "a text", () => ({ no: "error" }), () => undefined, () => null, () => Object.assign(new Error("with extensions"), { extensions: { a: 1 } }),
    ])();
  }

  #value(type: GraphQLOutputType): unknown {
    const { random, trouble } = this;
    if (random.chance(trouble)) return random.pick<() => unknown>([() => null, () => undefined, () => new Error("as a value"), () => ({}), () => [], () => "text", () => Number.NaN, () => Symbol("odd"), () => 1n, () => [null], () => new Map([[1, 2]]), () => () => 3])();
    if (type === getNullableType(type) && random.chance(0.06)) return random.pick([null, undefined]);
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const items = Array.from({ length: random.integer(0, this.depth < 3 ? 4 : 1) }, () => this.#promised(this.#value(bare.ofType)));
      return random.pick([() => items, () => items, () => items, () => new Set(items), () => items.values()])();
    }
    if (isLeafType(bare)) return random.pick(isEnumType(bare) ? ["RED", "GREEN"] : LEAVES[bare.name]!);
    return this.#object(isObjectType(bare) ? bare : (this.schema.getType(random.pick(bare.name === "Any" ? ["A", "B", "C"] : ["A", "B"])) as GraphQLObjectType));
  }
}

/** What other libraries call a promise. */
class Thenable {
  constructor(private readonly value: unknown) {}

  // oxlint-disable-next-line unicorn/no-thenable
  then(done: (value: unknown) => unknown, fail: (error: unknown) => unknown): Promise<unknown> {
    const promise = Promise.resolve(this.value);
    // oxlint-disable-next-line promise/no-callback-in-promise
    return promise.then(done, fail);
  }
}

class Thrown {
  constructor(readonly what: unknown) {}
}

const LEAVES: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -7, 3, "12", true, 2 ** 31, 1.5], Float: [0.5, -1e300, "3.5", 3, Number.POSITIVE_INFINITY], String: ["text", "", "\u2028\"\\", 7, true, "é\ud800"], Boolean: [true, false, 1, 0], ID: ["id", 7, "7", 1.5],
  Odd: [1, "one", "one", "one", "throws", "undefined", "nothing"],
};

function later<T>(make: () => T, turns = 1): Promise<T> {
  const wait = async () => {
    for (let i = 0; i < turns; i++) await turn();
    return make();
  };
  return taken(wait());
}

/** A rejected promise in a list that is null already is nobody's; Node would end the process. */
function taken<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
