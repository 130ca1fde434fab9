import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "Where this page stands in its list." })
export class PageInfo {
  @Field(() => Boolean, { simple: true, description: "Whether rows follow." })
  hasNextPage!: boolean;

  @Field(() => Boolean, { simple: true, description: "Whether rows precede." })
  hasPreviousPage!: boolean;

  @Field(() => String, { simple: true, nullable: true, description: "Cursor of the first row; null when the page is empty." })
  startCursor!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "Cursor of the last row; null when the page is empty." })
  endCursor!: string | null;
}
