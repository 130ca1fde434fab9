import { GatewayError } from "../../errors.ts";
import { EVERYTHING } from "../../schema/common/condition.ts";
import { describe } from "../../schema/common/table-registry.ts";
import { VirtualMachine } from "../../schema/wms/virtual-machine.type.ts";
import { bindTable } from "../query/bound-table.ts";
import { KeptTableSource } from "../query/kept-table-source.ts";
import type { SourceContext } from "../source-context.ts";
import { jobDbGeneration } from "./job-generation.ts";

/** VirtualMachineDB.vm_Instances, of 8.0. Infrastructure, without VO or owner: everybody who is somebody sees all of it. */
export class VirtualMachineSource extends KeptTableSource<VirtualMachine> {
  constructor(context: SourceContext) {
    super(VirtualMachine, context, async ({ databases }) => ({ table: bindTable(describe(VirtualMachine), await databases.open("VirtualMachineDB")), scope: EVERYTHING }));
  }

  /** JobDB tells: an upgraded DIRAC may keep a VirtualMachineDB that nobody writes any more. */
  async isKept(): Promise<boolean> {
    try {
      return jobDbGeneration((await this.context.databases.open("JobDB")).catalog) === "8.0";
    } catch (error) {
      if (error instanceof GatewayError) return true;
      throw error;
    }
  }
}
