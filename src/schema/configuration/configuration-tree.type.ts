import { ObjectType } from "type-graphql";

@ObjectType({ description: "DIRAC's configuration as its files have it, completed by DiracX where the gateway asks one, without secrets." })
export class ConfigurationTree {}
