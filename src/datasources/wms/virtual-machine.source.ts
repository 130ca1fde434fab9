import { GatewayError } from "../../errors.ts";
import type { ListArgs } from "../../schema/common/list-args.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import type { Listing } from "../../schema/common/listing.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { VirtualMachine } from "../../schema/wms/virtual-machine.type.ts";
import { bindTable } from "../query/bound-table.ts";
import { ListPlaces } from "../query/list-places.ts";
import type { Place, Visible } from "../query/listing.ts";
import { oneByKey } from "../query/loaders.ts";
import type { SourceContext } from "../source-context.ts";
import { jobDbGeneration } from "./job-generation.ts";

/** VirtualMachineDB.vm_Instances, of 8.0. Infrastructure, without VO or owner: everybody who is somebody sees all of it. */
export class VirtualMachineSource {
  readonly #lists: ListPlaces<VirtualMachine>;
  readonly #byId = oneByKey<number, VirtualMachine>(() => this.visible(), "instanceId");

  constructor(private readonly context: SourceContext) {
    this.#lists = new ListPlaces(describe(VirtualMachine), () => this.visible(), context);
  }

  readonly byId = { load: async (instanceId: number): Promise<VirtualMachine | null> => ((await this.isKept()) ? this.#byId.load(instanceId) : null) };

  list(args: ListArgs, place: Place): Listing<VirtualMachine> {
    return this.#lists.root(args, place);
  }

  /** Whether this DIRAC has virtual machines. JobDB tells: an upgraded DIRAC may keep a VirtualMachineDB that nobody writes any more. */
  async isKept(): Promise<boolean> {
    try {
      return jobDbGeneration((await this.context.databases.open("JobDB")).catalog) === "8.0";
    } catch (error) {
      if (error instanceof GatewayError) return true;
      throw error;
    }
  }

  private async visible(): Promise<Visible<VirtualMachine>> {
    return { table: bindTable(describe(VirtualMachine), await this.context.databases.open("VirtualMachineDB")), scope: EVERYTHING };
  }
}
