import { getNamedType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLNamedType } from "graphql";
import { describe, expect, it } from "vitest";
import { gatewaySchema } from "../../src/server/schema.ts";

const schema = await gatewaySchema();
const own = Object.values(schema.getTypeMap()).filter(type => !type.name.startsWith("__"));
const fieldsOf = (type: GraphQLNamedType) => (isObjectType(type) || isInputObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []);

describe("the schema as a manual", () => {
  it("describes every type", () => {
    expect(own.filter(({ name, description }) => !["Query", "Subscription", "Boolean", "String", "Int", "Float", "ID"].includes(name) && !description).map(({ name }) => name)).toEqual([]);
  });

  it("describes every field", () => {
    expect(own.flatMap(type => fieldsOf(type).filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`))).toEqual([]);
  });

  it("declares no field that could hold a secret", () => {
    const names = own.flatMap(type => fieldsOf(type).map(({ name }) => `${type.name}.${name}`));
    // in the resource status system a token is no credential: whoever is in charge of a status holds it; a space token names a space on a storage element
    const harmless = /^(Site|Resource|Node)?Status(Change)?(Filter)?\.token(Owner|Expiration)$|^StorageProtocol\.spaceToken$/;
    expect(names.filter(name => /password|passwd|secret|proxy|pem|token|privatekey/i.test(name) && !harmless.test(name))).toEqual([]);
  });

  it("lets an aggregate or a root field fail without losing the rest", () => {
    const nullable = new Set(["totalCount", "groups", "facets", "histogram", "failures"]);
    const connections = own.filter(({ name }) => name.endsWith("Connection"));
    expect(connections.length).toBeGreaterThan(0);
    for (const connection of connections) for (const field of fieldsOf(connection).filter(({ name }) => nullable.has(name))) expect(String(field.type)).not.toMatch(/!$/);
    const roots = fieldsOf(schema.getQueryType()!).filter(({ name }) => !["gateway", "nodes"].includes(name));
    expect(roots.filter(({ type }) => String(type).endsWith("!")).map(({ name }) => name)).toEqual([]);
  });

  it("makes every list that can grow a connection", () => {
    const roots = fieldsOf(schema.getQueryType()!).filter(({ type }) => String(type).startsWith("[")).map(({ name }) => name);
    // a summary is one row for each site and computing element, or for each link
    expect(roots.sort()).toEqual(["nodes", "pilotSummaries", "siteSummaries", "transferSummaries"]);
    expect(getNamedType(schema.getQueryType()!.getFields()["jobs"]!.type).name).toBe("JobConnection");
  });
});
