import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import type { Sources } from "../datasources/all-sources.ts";
import { badInput } from "../errors.ts";
import { Cost } from "../schema/common/cost.ts";
import { decodeNodeId, type KeyPart } from "../schema/common/node-id.ts";
import { Node } from "../schema/common/node.type.ts";
import { Access, SIGNED_IN } from "./access.ts";

/** As many as a page has. */
const MAX_IDS = 1000;

/** How a node of each type is read again. A key of the wrong shape is nobody's: null, as for any other unknown id. */
const READ: Readonly<Record<string, Reader>> = {
  Job: byNumber(({ jobs }) => jobs),
  JobGroup: byTexts(1, ({ jobGroups }) => jobGroups),
  TaskQueue: byNumber(({ taskQueues }) => taskQueues),
  Sandbox: byNumber(({ sandboxes }) => sandboxes),
  VirtualMachine: byNumber(({ virtualMachines }) => virtualMachines),
  Site: byTexts(1, ({ sites }) => sites),
  ComputingElement: byTexts(2, ({ computingElements }) => computingElements),
  Queue: byTexts(3, ({ queues }) => queues),
  StorageElement: byTexts(1, ({ storageElements }) => storageElements),
  FtsServer: byTexts(1, ({ ftsServers }) => ftsServers),
  VirtualOrganization: byTexts(1, ({ virtualOrganizations }) => virtualOrganizations),
  Group: byTexts(1, ({ groups }) => groups),
  User: byTexts(2, ({ users }) => users),
  Pilot: byNumber(({ pilots }) => pilots),
  Request: byNumber(({ requests }) => requests),
  RequestOperation: byNumber(({ requestOperations }) => requestOperations),
  RequestFile: byNumber(({ requestFiles }) => requestFiles),
  SiteStatus: byTexts(3, ({ siteStatuses }) => siteStatuses),
  ResourceStatus: byTexts(3, ({ resourceStatuses }) => resourceStatuses),
  NodeStatus: byTexts(3, ({ nodeStatuses }) => nodeStatuses),
  SiteMask: byTexts(1, ({ siteMasks }) => siteMasks),
  Downtime: byTexts(1, ({ downtimes }) => downtimes),
  PolicyResult: byTexts(5, ({ policyResults }) => policyResults),
  SpaceOccupancy: byTexts(1, ({ spaceOccupancies }) => spaceOccupancies),
  Ticket: byTexts(1, ({ tickets }) => tickets),
  Transfer: byNumber(({ transfers }) => transfers),
  TransferJob: byNumber(({ transferJobs }) => transferJobs),
  TransferOperation: byNumber(({ transferOperations }) => transferOperations),
  ProblematicFile: byNumber(({ problematicFiles }) => problematicFiles),
};

type Reader = (sources: Sources, key: readonly KeyPart[]) => Promise<Node | null> | null;

function byNumber(table: (sources: Sources) => { one(key: number): Promise<Node | null> }): Reader {
  return (sources, [key, ...rest]) => (typeof key === "number" && rest.length === 0 ? table(sources).one(key) : null);
}

function byTexts(parts: number, table: (sources: Sources) => { one(...key: string[]): Promise<Node | null> }): Reader {
  return (sources, key) => (key.length === parts && key.every(part => typeof part === "string") ? table(sources).one(...key) : null);
}

const TYPES = Object.keys(READ).length;

@Resolver(() => Node)
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: "Anything by its `id`; null if there is none, or none that you may see." })
  @Access(SIGNED_IN)
  node(@Arg("id", () => ID) id: string, @Ctx() { sources }: Context): Promise<Node | null> {
    return read(sources, id, "id");
  }

  @Cost(({ ids }) => ({ statements: Math.min((ids as string[]).length, TYPES), gives: (ids as string[]).length }))
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
