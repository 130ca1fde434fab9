import { Extensions, Field, ID } from "type-graphql";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";

const generations = ["8.0", "9.1"];

/** The table holds megabytes of 2^20 bytes (datasources/resources/space-occupancy-rows.ts). */
const SpaceOccupancies = {
  database: "ResourceManagementDB",
  table: "SpaceTokenOccupancyCache",
  derivedFrom: "ResourceManagementDB.SpaceTokenOccupancyCache, its megabytes as bytes",
  key: ["Token"],
  columns: {
    Token: { kind: "text", nullable: false, indexed: false, generations },
    Guaranteed: { kind: "float", nullable: false, indexed: false, generations },
    Free: { kind: "float", nullable: false, indexed: false, generations },
    Total: { kind: "float", nullable: false, indexed: false, generations },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations },
  },
} as const satisfies TableFacts;

const column = columnsOf(SpaceOccupancies);

@Table(SpaceOccupancies, {
  rows: 2000,
  description: "How full a storage element is, as DIRAC last asked it, to seven digits. DIRAC deletes what it could not refresh for six hours. Sizes may be beyond 53 bits, hence Float.",
})
export class SpaceOccupancy implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["storageElementName"], cost: FREE })
  get id(): string {
    return encodeNodeId("SpaceOccupancy", this.storageElementName);
  }

  @column("Token", { description: "The storage element; DIRAC names the column misleadingly." })
  storageElementName!: string;

  @column("Free", { description: "Free space in bytes. DIRAC 8.0 never writes a zero over another value: a storage element that is full keeps its last free space." })
  free!: number;

  @column("Total", { description: "All space in bytes. Far too small where a policy wrote the row, in terabytes." })
  total!: number;

  @column("Guaranteed", { description: "Guaranteed space in bytes; not filled by DIRAC." })
  guaranteed!: number;

  @column("LastCheckTime", { description: "When DIRAC last asked." })
  lastCheckTime!: string | null;
}
