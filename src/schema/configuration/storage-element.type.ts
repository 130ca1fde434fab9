import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, FLAG, KEY, NUMBER, SURE_FLAG, SURE_LIST, TEXT } from "./configuration-facts.ts";

export const StorageElements = {
  database: CONFIGURATION,
  table: "StorageElements",
  derivedFrom: "DIRAC's configuration, /Resources/StorageElements/<storage element> laid over /Resources/StorageElementBases/<base>",
  key: ["name"],
  columns: {
    name: KEY, isConfigured: SURE_FLAG, baseName: TEXT, aliasOf: TEXT, backendType: TEXT, seType: TEXT, isTape: FLAG, isDisk: FLAG,
    readAccess: TEXT, writeAccess: TEXT, checkAccess: TEXT, removeAccess: TEXT, vos: SURE_LIST, siteNames: SURE_LIST, hosts: SURE_LIST,
    accessProtocols: SURE_LIST, writeProtocols: SURE_LIST, checksumType: TEXT, occupancyPlugin: TEXT, occupancyLfn: TEXT, spaceReservation: TEXT, pledgedSpace: NUMBER,
  },
} as const satisfies TableFacts;

const column = columnsOf(StorageElements);
const STATUS = "Never inherited from the base. Null where it is not declared: DIRAC 8.0 without the resource status system takes it for Active. Where that system is on, as always in 9.1, its own status counts instead.";

@Table(StorageElements, { rows: 1000, description: "A place for files under one name, reached by one or more protocols." })
export class StorageElement implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["name"], cost: FREE })
  get id(): string {
    return encodeNodeId("StorageElement", this.name);
  }

  @column("name", { description: "DIRAC's name, such as KEK-DISK-SE." })
  name!: string;

  @column("isConfigured", { description: "Whether it has a section of its own; otherwise only lists of sites name it." })
  isConfigured!: boolean;

  @column("baseName", { description: "Base whose options and protocols it inherits. (Option BaseSE.)" })
  baseName!: string | null;

  @column("aliasOf", { description: "Storage element that it is another name of. Its options are not shown here again. (Option Alias.)" })
  aliasOf!: string | null;

  @column("backendType", { description: "Software: dCache, Enstore, Eos, XRootD … (Option BackendType.)" })
  backendType!: string | null;

  @column("seType", { description: "`TxDy`: x copies on tape, y on disk. (Option SEType.)" })
  seType!: string | null;

  @column("isTape", { description: "Whether files are on tape: T1 or more; null where the type is not declared." })
  isTape!: boolean | null;

  @column("isDisk", { description: "Whether files are on disk: D1 or more; null where the type is not declared." })
  isDisk!: boolean | null;

  @column("readAccess", { description: `Status of reading as configured. ${STATUS} (Option ReadAccess.)` })
  readAccess!: string | null;

  @column("writeAccess", { description: `Status of writing as configured. ${STATUS} (Option WriteAccess.)` })
  writeAccess!: string | null;

  @column("checkAccess", { description: `Status of checking as configured. ${STATUS} (Option CheckAccess.)` })
  checkAccess!: string | null;

  @column("removeAccess", { description: `Status of removing as configured. ${STATUS} (Option RemoveAccess.)` })
  removeAccess!: string | null;

  @column("vos", { description: "VOs that may use it; empty: every VO. (Option VO.)" })
  vos!: string[];

  @column("siteNames", { description: "Sites that it is local to, see `Site.storageElementNames`." })
  siteNames!: string[];

  @column("hosts", { description: "Hosts of its protocols." })
  hosts!: string[];

  @column("accessProtocols", { description: "Protocols for reading, the preferred one first; empty: Operations decides. (Option AccessProtocols.)" })
  accessProtocols!: string[];

  @column("writeProtocols", { description: "Protocols for writing, the preferred one first; empty: Operations decides. (Option WriteProtocols.)" })
  writeProtocols!: string[];

  @column("checksumType", { description: "Kind of checksum, such as ADLER32. (Option ChecksumType.)" })
  checksumType!: string | null;

  @column("occupancyPlugin", { description: "How DIRAC finds out its occupancy. (Option OccupancyPlugin.)" })
  occupancyPlugin!: string | null;

  @column("occupancyLfn", { description: "File that tells its occupancy. (Option OccupancyLFN.)" })
  occupancyLfn!: string | null;

  @column("spaceReservation", { description: "Name of the reserved space. (Option SpaceReservation.)" })
  spaceReservation!: string | null;

  @column("pledgedSpace", { description: "Space that was promised, as configured: DIRAC names no unit, TB is usual. (Option PledgedSpace.)" })
  pledgedSpace!: number | null;
}
