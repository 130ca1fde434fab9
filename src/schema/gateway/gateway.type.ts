import { Field, Float, ObjectType } from "type-graphql";

@ObjectType({ description: "A part of DIRAC as this gateway finds it." })
export class Subsystem {
  @Field(() => String, { simple: true, description: "Name, such as `wms`." })
  name!: string;

  @Field(() => Boolean, { simple: true, description: "Whether its main database answers." })
  available!: boolean;

  @Field(() => String, { simple: true, nullable: true, description: "DIRAC generation of its main database, \"8.0\" or \"9.1\", read from its tables; null while that is unknown." })
  generation!: string | null;

  @Field(() => String, { simple: true, nullable: true, description: "What is missing, and which fields are null for it; null when nothing is." })
  reason!: string | null;
}

@ObjectType({ description: "The clock of a backend." })
export class BackendClock {
  @Field(() => String, { simple: true, description: "Name of the database." })
  backend!: string;

  @Field(() => Float, { simple: true, nullable: true, description: "Seconds by which its clock is ahead of the gateway's; null while it does not answer." })
  offset!: number | null;
}

@ObjectType({ description: "This gateway and what it found. Open to everybody." })
export class Gateway {
  @Field(() => String, { simple: true, description: "Version of the gateway." })
  version!: string;
}
