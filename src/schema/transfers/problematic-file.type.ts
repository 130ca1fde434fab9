import { Extensions, Field, ID } from "type-graphql";
import { Problematics } from "../../generated/data-integrity-db.ts";
import { FREE } from "../common/cost.ts";
import { Node } from "../common/node.type.ts";
import { encodeNodeId } from "../common/node-id.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(Problematics);

const PROGNOSIS = "What is wrong, an open list: CatalogPFNSizeMismatch, BKCatalogSizeMismatch, PFNMissing, PFNLost, PFNUnavailable, PFNZeroSize, LFN-LFC-DoesntExist, LFN-LFC-ZeroSize, LFN-LFC-NoReplicas, and those of VOs.";

@Table(Problematics, { rows: 200_000, description: "A file, or one replica of it, that somebody or something found wrong." })
export class ProblematicFile implements Node {
  @Field(() => ID, { simple: true, description: "Global identity, for `node`." })
  @Extensions({ needs: ["fileId"], cost: FREE })
  get id(): string {
    return encodeNodeId("ProblematicFile", this.fileId);
  }

  @column("FileID", { description: "Number of the finding; nothing of the file catalogue's." })
  fileId!: number;

  @column("Prognosis", { description: PROGNOSIS })
  prognosis!: string;

  @column("Status", { description: "New is open, Resolved is done with; others are possible. Findable by its index together with the prognosis only." })
  status!: string | null;

  @column("LFN", { distinct: true, description: "The file, by its logical name. DIRAC has no index on it." })
  lfn!: string;

  @Field(() => String, { simple: true, nullable: true, description: "Virtual organisation: the first component of the logical name. To filter by it: `lfn: {startsWith: \"/<vo>/\"}`." })
  @Extensions({ needs: ["lfn"], cost: FREE })
  get vo(): string | null {
    return /^\/([^/]+)\//.exec(this.lfn)?.[1] ?? null;
  }

  @column("PFN", { distinct: true, description: "The replica, by its URL; empty where the whole file is meant." })
  pfn!: string | null;

  @column("SE", { description: "Storage element of the replica, at most 32 characters: longer names are cut or refused. Empty where the whole file is meant." })
  storageElementName!: string | null;

  @column("Size", { description: "Size in bytes, as the finder knew it; 0 where it did not." })
  size!: number | null;

  @column("GUID", { distinct: true, description: "The file's GUID; empty where the finder did not know it." })
  guid!: string | null;

  @column("Retries", { description: "How often it was tried to put it right." })
  retries!: number | null;

  @column("InsertDate", { description: "When it was found." })
  insertDate!: string | null;

  @column("LastUpdate", { description: "Last change of the finding." })
  lastUpdate!: string | null;

  @column("Source", { description: "Component or person that found it." })
  source!: string;
}
