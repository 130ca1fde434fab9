import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A field whose value is another one now." })
export class FieldChange {
  @Field(() => String, { simple: true, description: "Name of the field, such as `minorStatus`." })
  field!: string;

  @Field(() => String, { simple: true, nullable: true, description: "The value as it was last seen, as text in the form that filters take; null is no value, or none that is known." })
  before!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "The value now, likewise; null is no value." })
  after!: string | null;
}
