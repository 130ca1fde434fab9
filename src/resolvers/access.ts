import { defaultFieldResolver, type GraphQLField, type GraphQLSchema } from "graphql";
import { Extensions } from "type-graphql";
import type { Context } from "../context.ts";
import { GatewayError } from "../errors.ts";

/** Who may ask a root field at all; which rows they then see is the scope of each source. */
export interface FieldPolicy {
  /** Whom it admits, in a few words: they end up in the error. */
  readonly rule: string;
  admits(viewer: NonNullable<Context["viewer"]>): boolean;
}

/** Everybody who is somebody: rows are limited by the sources. */
export const SIGNED_IN: FieldPolicy = { rule: "any authenticated viewer; each row by its own policy", admits: () => true };

/** The rule of a root field. */
export const Access = (policy: FieldPolicy) => Extensions({ access: policy });

/** Lets everybody ask a root field, without a token too; the reason is for the reader. */
export const OpenAccess = (reason: string) => Extensions({ openAccess: reason });

/**
 * Puts each root field's rule before its resolver, and refuses a schema in which a root field has none: a field that
 * somebody forgets must be closed, not open.
 */
export function enforceAccess(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(type => type != null);
  const fields = roots.flatMap(type => Object.values(type.getFields()).map(field => ({ field, name: `${type.name}.${field.name}` })));
  const without = fields.filter(({ field }) => policyOf(field) === undefined && field.extensions["openAccess"] === undefined).map(({ name }) => name);
  if (without.length > 0) throw new Error(`root fields without a rule: ${without.join(", ")}; give each an @Access(policy) or an @OpenAccess("reason")`);
  for (const { field } of fields) guard(field);
  return schema;
}

function guard(field: GraphQLField<unknown, Context>): void {
  const policy = policyOf(field);
  if (policy === undefined) return;
  // a subscription is refused when it starts, not at its first event
  const entry = field.subscribe === undefined ? "resolve" : "subscribe";
  const resolve = field[entry] ?? defaultFieldResolver;
  field[entry] = (root, args, context, info) => {
    if (context.viewer === null) throw new GatewayError("UNAUTHENTICATED", "this needs a token: send it as `Authorization: Bearer …`");
    if (!policy.admits(context.viewer)) throw new GatewayError("FORBIDDEN", `${field.name} is for ${policy.rule} only`);
    return resolve(root, args, context, info);
  };
}

const policyOf = (field: GraphQLField<unknown, Context>) => field.extensions["access"] as FieldPolicy | undefined;
