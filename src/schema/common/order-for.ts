import { Field, InputType, registerEnumType } from "type-graphql";
import { orderFieldsOf } from "./field-enums.ts";
import { once } from "./once.ts";
import { describe, type EntityClass } from "./table-registry.ts";

export enum OrderDirection { ASC = "ASC", DESC = "DESC" }
registerEnumType(OrderDirection, { name: "OrderDirection", description: "No value is the smallest: first in ASC, last in DESC." });

/** What an order looks like in TypeScript: `field` is the field's name, such as `lastUpdateTime`. */
export interface OrderInput { readonly field: string; readonly direction: OrderDirection }

/** The order input of a described class. */
export const orderFor = once((type: EntityClass): object => {
  const name = `${describe(type).name}Order`, fields = orderFieldsOf(type);
  const input = { [name]: class {} }[name] as new () => object;
  InputType(name, { description: "One sort key. Text sorts by the database's own collation." })(input);
  Field(() => fields, { description: "What to sort by." })(input.prototype as object, "field");
  Field(() => OrderDirection, { defaultValue: OrderDirection.ASC, description: "Which way." })(input.prototype as object, "direction");
  return input;
});
