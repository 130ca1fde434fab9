import { Extensions, Field, ID } from "type-graphql";
import { sb_Owners, sb_SandBoxes } from "../../generated/sandbox-metadata-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";

const { Owner, OwnerDN, OwnerGroup, VO } = sb_Owners.columns;

/** A sandbox has an owner by number, of whom the row may be missing (datasources/wms/sandbox-rows.ts). */
const Sandboxes = {
  ...sb_SandBoxes,
  derivedFrom: "SandboxMetadataDB.sb_SandBoxes with sb_Owners",
  columns: { ...sb_SandBoxes.columns, Owner: { ...Owner, nullable: true }, OwnerDN, OwnerGroup: { ...OwnerGroup, nullable: true }, VO },
} as const satisfies TableFacts;

const column = columnsOf(Sandboxes);

const OWNER = "DIRAC user name; unique only within a VO. DIRAC finds the owner without regard to case and, in 9.1, accents: of several such names whoever came first stands here.";
const PATH = "Where it is on the storage element: `/SandBox/<initial>/<user>.<group>/…`, for DiracX `/S3/<bucket>/<vo>/<group>/<user>/…`.";

@Table(Sandboxes, { description: "The archive of small files that a job is submitted with, or that it leaves; what DIRAC knows of it, not its content. Removed 15 days after its registration if no job has it, else with the last job." })
export class Sandbox implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["sandboxId"], cost: FREE })
  get id(): string {
    return encodeNodeId("Sandbox", this.sandboxId);
  }

  @column("SBId", { description: "DIRAC's number of the sandbox." })
  sandboxId!: number;

  @column("Owner", { description: OWNER })
  owner!: string | null;

  @column("OwnerDN", { personal: true, description: "Certificate subject of the owner, of 8.0: for the owner, and for administrators and operators of the VO." })
  ownerDn!: string | null;

  @column("OwnerGroup", { description: "DIRAC group of the owner." })
  ownerGroup!: string | null;

  @column("VO", { description: "Virtual organisation. In 8.0 derived from the group by the Registry: readable, to be filtered and grouped, not sorted." })
  vo!: string | null;

  @column("SEName", { description: "Storage element: as a rule a sandbox store of DIRAC's own, which the Resources of the configuration do not know." })
  storageElementName!: string;

  @column("SEPFN", { distinct: true, description: PATH })
  path!: string;

  @column("Bytes", { description: "Size in bytes." })
  bytes!: number;

  @column("RegistrationTime", { description: "When it was uploaded." })
  registrationTime!: string | null;

  @column("LastAccessTime", { description: "When it was uploaded, downloaded or given to a job last." })
  lastAccessTime!: string | null;

  @column("Assigned", { description: "1 once it was given to a job, else 0." })
  assigned!: number;
}
