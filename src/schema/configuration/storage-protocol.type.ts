import { columnsOf, Table } from "../common/table.ts";
import type { TableFacts } from "../common/table-registry.ts";
import { CONFIGURATION, KEY, PLACE, SURE_TEXT, TEXT } from "./configuration-facts.ts";

export const StorageProtocols = {
  database: CONFIGURATION,
  table: "StorageProtocols",
  derivedFrom: "DIRAC's configuration, /Resources/StorageElements/<storage element>/<protocol> laid over the section of the same name of its base",
  key: ["storageElementName", "place"],
  columns: { storageElementName: KEY, place: PLACE, name: SURE_TEXT, plugin: SURE_TEXT, protocol: TEXT, access: TEXT, host: TEXT, port: TEXT, path: TEXT, spaceToken: TEXT },
} as const satisfies TableFacts;

const column = columnsOf(StorageProtocols);

@Table(StorageProtocols, { rows: 5000, node: false, description: "One way to reach a storage element." })
export class StorageProtocol {
  @column("storageElementName", { description: "Storage element." })
  storageElementName!: string;

  @column("name", { description: "Name of the section." })
  name!: string;

  @column("plugin", { description: "DIRAC's plugin; where none is declared, the name of the section. (Option PluginName.)" })
  plugin!: string;

  @column("protocol", { description: "Protocol: https, root, srm … (Option Protocol.)" })
  protocol!: string | null;

  @column("access", { description: "From where: local, remote; 9.1 also remoteonly. (Option Access.)" })
  access!: string | null;

  @column("host", { description: "Host. (Option Host.)" })
  host!: string | null;

  @column("port", { description: "Port, as text. (Option Port.)" })
  port!: string | null;

  @column("path", { description: "Folder of the files; VOs may have their own (sections VOPath, not shown). (Option Path.)" })
  path!: string | null;

  @column("spaceToken", { description: "Name of the space that is written to; no secret. (Option SpaceToken.)" })
  spaceToken!: string | null;
}
