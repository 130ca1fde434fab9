import { Ctx, FieldResolver, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost, FREE } from "../../schema/common/cost.ts";
import { BackendClock, Gateway, Subsystem } from "../../schema/gateway/gateway.type.ts";
import { VERSION } from "../../version.ts";
import { OpenAccess } from "../access.ts";

@Resolver(() => Gateway)
export class GatewayResolver {
  @Cost(FREE)
  @Query(() => Gateway, { description: "This gateway and what it found. Open to everybody." })
  @OpenAccess("clients must find out what there is before they have a token; it tells nothing about any row")
  gateway(): Gateway {
    return { version: VERSION };
  }

  @Cost({ statements: 20, gives: 20 })
  @FieldResolver(() => [Subsystem], { description: "The parts of DIRAC." })
  subsystems(@Ctx() { gateway }: Context): Promise<Subsystem[]> {
    return gateway.subsystems();
  }

  @Cost({ statements: 20, gives: 20 })
  @FieldResolver(() => [BackendClock], { description: "How far the backends' clocks are from the gateway's." })
  clock(@Ctx() { gateway }: Context): Promise<BackendClock[]> {
    return gateway.clocks();
  }
}
