import { Field, ID, InterfaceType } from "type-graphql";

/** Anything with an identity of its own. */
@InterfaceType({ description: "Anything with an identity of its own, to be read again with `node(id)`." })
export abstract class Node {
  @Field(() => ID, { simple: true, description: "Global identity: base64url of the JSON array [type, key…]." })
  readonly id!: string;
}
