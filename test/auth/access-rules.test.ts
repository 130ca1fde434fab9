import { buildSchema, graphql, parse, subscribe, type GraphQLSchema } from "graphql";
import { buildSchema as buildTypeGraphql, Int, Mutation, Query, Resolver } from "type-graphql";
import { describe, expect, it } from "vitest";
import { NOBODY } from "../../src/auth/nobody.ts";
import { Access, enforceAccess, OpenAccess, SIGNED_IN, type FieldPolicy } from "../../src/resolvers/access.ts";
import { gatewaySchema } from "../../src/server/schema.ts";

const ADMINS_ONLY: FieldPolicy = { rule: "administrators", admits: ({ properties }) => properties.has("JobAdministrator") };

/** A schema from SDL whose root fields answer 1, with these rules. */
function aSchema(sdl: string, rules: Readonly<Record<string, object>>): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) Object.assign(field, { extensions: rules[field.name] ?? {}, resolve: () => 1 });
  }
  return schema;
}

describe("a root field without a rule", () => {
  it("stops the start, and is named", async () => {
    @Resolver()
    class Forgetful {
      @Query(() => Int)
      @Access(SIGNED_IN)
      closed(): number { return 1; }

      @Query(() => Int)
      @OpenAccess("an example")
      open(): number { return 1; }

      @Query(() => Int)
      forgotten(): number { return 1; }

      @Mutation(() => Int)
      alsoForgotten(): number { return 1; }
    }
    const schema = await buildTypeGraphql({ resolvers: [Forgetful], validate: false });
    expect(() => enforceAccess(schema)).toThrow("root fields without a rule: Query.forgotten, Mutation.alsoForgotten;");
  });

  it("stops the start in a subscription, too", () => {
    const schema = aSchema("type Query { a: Int } type Subscription { b: Int c: Int }", { a: { access: SIGNED_IN }, b: { access: SIGNED_IN } });
    expect(() => enforceAccess(schema)).toThrow("root fields without a rule: Subscription.c;");
  });

  it("does not occur in this gateway", async () => {
    await expect(gatewaySchema()).resolves.toBeDefined();
  });
});

describe("a root field with a rule", () => {
  const schema = enforceAccess(aSchema("type Query { closed: Int! open: Int! admins: Int }", { closed: { access: SIGNED_IN }, open: { openAccess: "an example" }, admins: { access: ADMINS_ONLY } }));
  const ask = (source: string, viewer: unknown) => graphql({ schema, source, contextValue: { viewer } });

  it("refuses whoever is not signed in", async () => {
    expect((await ask("{ closed }", null)).errors).toMatchObject([{ path: ["closed"], originalError: { code: "UNAUTHENTICATED" } }]);
    expect((await ask("{ open }", null)).data).toEqual({ open: 1 });
  });

  it("refuses whom its policy does not admit, by name of the field", async () => {
    expect((await ask("{ admins open }", NOBODY))).toMatchObject({ data: { admins: null, open: 1 }, errors: [{ message: "admins is for administrators only", path: ["admins"], originalError: { code: "FORBIDDEN" } }] });
    expect((await ask("{ admins closed }", { ...NOBODY, properties: new Set(["JobAdministrator"]) })).data).toEqual({ admins: 1, closed: 1 });
  });

  it("does not take a failing policy for a refusal", async () => {
    const broken = enforceAccess(aSchema("type Query { a: Int }", { a: { access: { rule: "broken", admits: () => { throw new TypeError("a bug"); } } } }));
    expect((await graphql({ schema: broken, source: "{ a }", contextValue: { viewer: NOBODY } })).errors).toMatchObject([{ originalError: { name: "TypeError" } }]);
  });

  it("refuses a subscription when it starts", async () => {
    let started = false;
    const plain = aSchema("type Query { a: Int } type Subscription { b: Int }", { a: { openAccess: "an example" }, b: { access: SIGNED_IN } });
    plain.getSubscriptionType()!.getFields()["b"]!.subscribe = async function* () {
      started = true;
      yield { b: 1 };
    };
    const answer = await subscribe({ schema: enforceAccess(plain), document: parse("subscription { b }"), contextValue: { viewer: null } });
    expect(answer).toMatchObject({ errors: [{ originalError: { code: "UNAUTHENTICATED" } }] });
    expect(started).toBe(false);
  });
});
