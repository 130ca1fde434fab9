import { isOneOf } from "../common/condition.ts";
import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { LAST_CHECK_TIME, REASON, STATUS, STATUS_TYPE_OF_RESOURCE, TOKEN_EXPIRATION, TOKEN_OWNER } from "./status-words.ts";

const generations = ["8.0", "9.1"];

/** No table of DIRAC: the logs and histories, united (datasources/resources/status-change-rows.ts). */
const StatusChanges = {
  database: "ResourceStatusDB",
  table: "StatusChanges",
  derivedFrom: "ResourceStatusDB.SiteLog, SiteHistory, ResourceLog, ResourceHistory; in 8.0 also NodeLog, NodeHistory",
  key: ["DateEffective", "Element", "Source", "ID"],
  columns: {
    Element: { kind: "text", nullable: false, indexed: false, generations },
    Name: { kind: "text", nullable: false, indexed: false, generations },
    StatusType: { kind: "text", nullable: false, indexed: false, generations },
    VO: { kind: "text", nullable: false, indexed: false, generations },
    Status: { kind: "text", nullable: false, indexed: false, generations },
    Reason: { kind: "text", nullable: false, indexed: false, generations },
    DateEffective: { kind: "time", nullable: false, indexed: false, generations },
    TokenOwner: { kind: "text", nullable: false, indexed: false, generations },
    TokenExpiration: { kind: "time", nullable: false, indexed: false, generations, endless: true },
    ElementType: { kind: "text", nullable: false, indexed: false, generations },
    LastCheckTime: { kind: "time", nullable: false, indexed: false, generations },
    Source: { kind: "text", nullable: false, indexed: false, generations },
    ID: { kind: "integer", nullable: false, indexed: false, generations },
  },
} as const satisfies TableFacts;

const column = columnsOf(StatusChanges);

@Table(StatusChanges, {
  node: false,
  rows: 500_000,
  madeFrom: 500_000,
  failures: { seen: "dateEffective", siteNames: [{ field: "name", where: isOneOf("element", ["Site"]) }], storageElementNames: [{ field: "name", where: isOneOf("elementType", ["StorageElement"]) }] },
  description: "A change of the status of a site, resource or queue, or of who is in charge of it. DIRAC keeps 36 months. Not everything is there: the first status of a new element is never "
    + "recorded, and of the first changes of an element DIRAC may lose all but one. It has no `id`: DIRAC numbers a change anew when it moves it from the log to the history.",
})
export class StatusChange {
  @column("Element", { description: "What changed: Site, Resource, or in 8.0 Node (a queue)." })
  element!: string;

  @column("Name", { description: "The site, computing element, storage element, FTS server or queue." })
  name!: string;

  @column("StatusType", { description: STATUS_TYPE_OF_RESOURCE })
  statusType!: string;

  @column("VO", { description: "The VO that the change is for; `all` is every VO. DIRAC forgets it: within minutes the change of a VO's row is filed under `all`." })
  vo!: string;

  @column("Status", { description: `The status from then on: ${STATUS}` })
  status!: string;

  @column("Reason", { distinct: true, errorUnless: [], description: REASON })
  reason!: string;

  @column("DateEffective", { description: "When it changed." })
  dateEffective!: string | null;

  @column("TokenOwner", { description: TOKEN_OWNER })
  tokenOwner!: string;

  @column("TokenExpiration", { description: TOKEN_EXPIRATION })
  tokenExpiration!: string | null;

  @column("ElementType", { description: "Site, ComputingElement, StorageElement, FTS; in 8.0 also Catalog, Queue." })
  elementType!: string;

  @column("LastCheckTime", { description: LAST_CHECK_TIME })
  lastCheckTime!: string | null;

  @column("Source", { description: "Log for the last minutes, History for what is older." })
  source!: string;

  @column("ID", { description: "DIRAC's number of the row in that log or history." })
  recordId!: number;
}
