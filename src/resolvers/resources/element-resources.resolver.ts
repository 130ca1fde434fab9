import { Ctx, Extensions, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../context.ts";
import { Cost } from "../../schema/common/cost.ts";
import { ComputingElement } from "../../schema/configuration/computing-element.type.ts";
import { StorageElement } from "../../schema/configuration/storage-element.type.ts";
import { Downtime } from "../../schema/resources/downtime.type.ts";
import { ResourceStatus } from "../../schema/resources/resource-status.type.ts";
import { SpaceOccupancy } from "../../schema/resources/space-occupancy.type.ts";

@Resolver(() => ComputingElement)
export class ComputingElementResourcesResolver {
  @FieldResolver(() => ResourceStatus, { nullable: true, description: "Its status for you: that for your VO where there is one, else that for all; null where DIRAC keeps none." })
  @Extensions({ needs: ["name"] })
  async status(@Root() { name }: ComputingElement, @Ctx() { sources: { resourceStatuses } }: Context): Promise<ResourceStatus | null> {
    return (await resourceStatuses.effectiveWith("name", name))[0] ?? null;
  }

  @Cost({ gives: 5 })
  @FieldResolver(() => [Downtime], { nullable: true, description: "Downtimes of this machine, in order of their begin; those of its whole site are the site's." })
  @Extensions({ needs: ["name"] })
  downtimes(@Root() { name }: ComputingElement, @Ctx() { sources }: Context): Promise<Downtime[]> {
    return sources.downtimes.of(null, [name]);
  }
}

@Resolver(() => StorageElement)
export class StorageElementResourcesResolver {
  @Cost({ gives: 4, reads: 8 })
  @FieldResolver(() => [ResourceStatus], { nullable: true, description: "Its statuses for you, one for each of ReadAccess, WriteAccess, CheckAccess, RemoveAccess: that for your VO where there is one, else that for all. Empty where DIRAC keeps none: in 8.0 the configuration may decide, see `readAccess` and the like." })
  @Extensions({ needs: ["name"] })
  async status(@Root() { name }: StorageElement, @Ctx() { sources: { resourceStatuses } }: Context): Promise<ResourceStatus[]> {
    return resourceStatuses.effectiveWith("name", name);
  }

  @Cost({ gives: 5 })
  @FieldResolver(() => [Downtime], { nullable: true, description: "Downtimes of its hosts, in order of their begin; those of its whole site are the site's." })
  @Extensions({ needs: ["hosts"] })
  downtimes(@Root() { hosts }: StorageElement, @Ctx() { sources }: Context): Promise<Downtime[]> {
    return sources.downtimes.of(null, hosts);
  }

  @FieldResolver(() => SpaceOccupancy, { nullable: true, description: "How full it is; null where DIRAC does not know." })
  @Extensions({ needs: ["name"] })
  async occupancy(@Root() { name }: StorageElement, @Ctx() { sources }: Context): Promise<SpaceOccupancy | null> {
    return (await sources.spaceOccupancies.allWith("storageElementName", name))[0] ?? null;
  }
}
