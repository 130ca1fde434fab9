import { ObjectType } from "type-graphql";

@ObjectType({ description: "DIRAC's configuration as its files have it, without secrets." })
export class ConfigurationTree {}
