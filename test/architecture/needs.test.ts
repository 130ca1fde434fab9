import { getNamedType, isObjectType, type GraphQLObjectType } from "graphql";
import { expect, it } from "vitest";
import { describe as tableOf, describedTypes, type EntityClass } from "../../src/schema/common/table-registry.ts";
import { gatewaySchema } from "../../src/server/schema.ts";
import { Job } from "../../src/schema/wms/job.type.ts";

const schema = await gatewaySchema();

/** The fields of a type that are no columns and do not say which columns they need, or need what is no column. */
function careless(type: GraphQLObjectType, entity: EntityClass): string[] {
  const { columns, name } = tableOf(entity);
  return Object.values(type.getFields()).filter(field => !columns.has(field.name)).flatMap(field => {
    const needs = field.extensions["needs"] as readonly string[] | undefined;
    if (needs === undefined) return [`${name}.${field.name} does not say which columns it needs`];
    return needs.filter(need => !columns.has(need)).map(need => `${name}.${field.name} needs ${need}, which is no column`);
  });
}

it.each(describedTypes())("every field of $name that is computed says which columns it needs: without that they are not read", entity => {
  const type = schema.getType(tableOf(entity).name);
  // what only other classes are made of is no type of the graph
  if (isObjectType(type)) expect(careless(type, entity)).toEqual([]);
});

it("a field that does not is found", () => {
  const type = getNamedType(schema.getQueryType()!.getFields()["job"]!.type) as GraphQLObjectType, { history } = type.getFields();
  const { extensions } = history!;
  history!.extensions = {};
  expect(careless(type, Job)).toEqual(["Job.history does not say which columns it needs"]);
  history!.extensions = { needs: ["jobid"] };
  expect(careless(type, Job)).toEqual(["Job.history needs jobid, which is no column"]);
  history!.extensions = extensions;
});
