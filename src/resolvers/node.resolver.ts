import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { Sources } from "../datasources/all-sources.ts";
import { badInput } from "../errors.ts";
import { decodeNodeId, type KeyPart } from "../schema/common/node-id.ts";
import { Node } from "../schema/common/node.type.ts";
import { Access, SIGNED_IN } from "./access.ts";

/** As many as a page has. */
const MAX_IDS = 1000;

/** How a node of each type is read again. A key of the wrong shape is nobody's: null, as for any other unknown id. */
const READ: Readonly<Record<string, Reader>> = {
  Job: byNumber(({ jobs }) => jobs.byId),
  JobGroup: byText(({ jobGroups }) => jobGroups.byName),
  TaskQueue: byNumber(({ taskQueues }) => taskQueues.byId),
  Sandbox: byNumber(({ sandboxes }) => sandboxes.byId),
  VirtualMachine: byNumber(({ virtualMachines }) => virtualMachines.byId),
  Site: byTexts(1, ({ sites }) => sites),
  ComputingElement: byTexts(2, ({ computingElements }) => computingElements),
  Queue: byTexts(3, ({ queues }) => queues),
  StorageElement: byTexts(1, ({ storageElements }) => storageElements),
  FtsServer: byTexts(1, ({ ftsServers }) => ftsServers),
  VirtualOrganization: byTexts(1, ({ virtualOrganizations }) => virtualOrganizations),
  Group: byTexts(1, ({ groups }) => groups),
  User: byTexts(2, ({ users }) => users),
  Pilot: byNumber(({ pilots }) => pilots.byId),
  Request: byNumber(({ requests }) => requests.byId),
  RequestOperation: byNumber(({ requestOperations }) => requestOperations.byId),
  RequestFile: byNumber(({ requestFiles }) => requestFiles.byId),
  SiteStatus: byTexts(3, ({ siteStatuses }) => siteStatuses),
  ResourceStatus: byTexts(3, ({ resourceStatuses }) => resourceStatuses),
  NodeStatus: byTexts(3, ({ nodeStatuses }) => nodeStatuses),
  SiteMask: byTexts(1, ({ siteMasks }) => siteMasks),
  Downtime: byTexts(1, ({ downtimes }) => downtimes),
  PolicyResult: byTexts(5, ({ policyResults }) => policyResults),
  SpaceOccupancy: byTexts(1, ({ spaceOccupancies }) => spaceOccupancies),
  Ticket: byTexts(1, ({ tickets }) => tickets),
  Transfer: byNumber(({ transfers }) => transfers.byId),
  TransferJob: byNumber(({ transferJobs }) => transferJobs.byId),
  TransferOperation: byNumber(({ transferOperations }) => transferOperations.byId),
  ProblematicFile: byNumber(({ problematicFiles }) => problematicFiles.byId),
};

type Reader = (sources: Sources, key: readonly KeyPart[]) => Promise<Node | null> | null;
interface Loader<K> { load(key: K): Promise<Node | null> }

function byNumber(loader: (sources: Sources) => Loader<number>): Reader {
  return (sources, [key, ...rest]) => (typeof key === "number" && rest.length === 0 ? loader(sources).load(key) : null);
}

function byText(loader: (sources: Sources) => Loader<string>): Reader {
  return (sources, [key, ...rest]) => (typeof key === "string" && rest.length === 0 ? loader(sources).load(key) : null);
}

function byTexts(parts: number, table: (sources: Sources) => { one(...key: KeyPart[]): Promise<Node | null> }): Reader {
  return (sources, key) => (key.length === parts && key.every(part => typeof part === "string") ? table(sources).one(...key) : null);
}

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything by its `id`; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  node(@Arg("id", () => ID) id: string, @Ctx() { sources }: Context): Promise<Node | null> {
    return read(sources, id, "id");
  }

  @Query(() => [Node], { nullable: "items", description: "Several things by their `id`s, in the same order; null for each that there is not, or that you may not see." })
  @Access(SIGNED_IN)
  nodes(@Arg("ids", () => [ID]) ids: string[], @Ctx() { sources }: Context): Promise<Node | null>[] {
    if (ids.length > MAX_IDS) throw badInput("ids", `${ids.length} are too many: at most ${MAX_IDS}`);
    // promises, so that an id that fails costs its own place only
    return ids.map((id, index) => read(sources, id, `ids.${index}`));
  }
}

async function read(sources: Sources, id: string, argument: string): Promise<Node | null> {
  const node = decodeNodeId(id, argument);
  return Object.hasOwn(READ, node.type) ? READ[node.type]!(sources, node.key) : null;
}
