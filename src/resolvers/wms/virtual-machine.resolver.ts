import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, Info, Query, Resolver } from "type-graphql";
import type { Context } from "../../context.ts";
import { connectionOf, type Connection } from "../../schema/common/connection-of.ts";
import { listArgsOf, type ListArgs } from "../../schema/common/list-args.ts";
import { VirtualMachine } from "../../schema/wms/virtual-machine.type.ts";
import { Access, SIGNED_IN } from "../access.ts";
import { placeOf } from "../place.ts";

const VirtualMachineConnection = connectionOf(VirtualMachine), VirtualMachineListArgs = listArgsOf(VirtualMachine);

@Resolver(() => VirtualMachine)
export class VirtualMachineResolver {
  @Query(() => VirtualMachineConnection, { nullable: true, description: "The virtual machines. Null in 9.1, which has none (see `gateway`)." })
  @Access(SIGNED_IN)
  async virtualMachines(@Args(() => VirtualMachineListArgs) args: ListArgs, @Ctx() { sources }: Context, @Info() info: GraphQLResolveInfo): Promise<Connection | null> {
    const listing = sources.virtualMachines.list(args, placeOf(info));
    return (await sources.virtualMachines.isKept()) ? new VirtualMachineConnection(listing) : null;
  }
}
