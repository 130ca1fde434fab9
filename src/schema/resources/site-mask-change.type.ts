import { SiteMaskLogging } from "../../generated/job-db.ts";
import { columnsOf, Table } from "../common/table.ts";

const column = columnsOf(SiteMaskLogging);

@Table(SiteMaskLogging, { rows: 100_000, node: false, description: "A change of the site mask of DIRAC 8.0." })
export class SiteMaskChange {
  @column("Site", { description: "The site." })
  siteName!: string | null;

  @column("Status", { description: "Active or Banned, from then on." })
  status!: string | null;

  @column("UpdateTime", { description: "When it changed." })
  updateTime!: string | null;

  @column("Author", { personal: true, description: "Who changed it: a user name, or a certificate subject, which only administrators, operators and site managers read." })
  author!: string | null;

  @column("Comment", { distinct: true, description: "Why, in free text." })
  comment!: string | null;
}
