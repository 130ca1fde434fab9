import { ComputingElements } from "./computing-element.type.ts";
import { ConfigurationOptions } from "./configuration-option.type.ts";
import { ConfigurationSections } from "./configuration-section.type.ts";
import { FtsServers } from "./fts-server.type.ts";
import { Groups } from "./group.type.ts";
import { Queues } from "./queue.type.ts";
import { Sites } from "./site.type.ts";
import { StorageElements } from "./storage-element.type.ts";
import { StorageProtocols } from "./storage-protocol.type.ts";
import { Users } from "./user.type.ts";
import { VirtualOrganizations } from "./virtual-organization.type.ts";

/** Every table of the configuration in memory. */
export const CONFIGURATION_TABLES = [
  Sites, ComputingElements, Queues, StorageElements, StorageProtocols, FtsServers, VirtualOrganizations, Groups, Users, ConfigurationSections, ConfigurationOptions,
] as const;
