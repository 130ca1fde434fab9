import { Field, ObjectType } from "type-graphql";
import { DateTime } from "../common/scalars.ts";
import { Downtime } from "../resources/downtime.type.ts";

@ObjectType({ description: "Why a storage element of a transfer cannot be used now: its status, or a downtime that goes on.\n\nSource: ResourceStatusDB.ResourceStatus, in 8.0 without an active resource status system /Resources/StorageElements, and ResourceManagementDB.DowntimeCache." })
export class StorageProblem {
  @Field(() => String, { simple: true, description: "The storage element." })
  storageElementName!: string;

  @Field(() => String, { simple: true, description: "What the transfer needs of it: ReadAccess of the source, WriteAccess of the target." })
  access!: string;

  @Field(() => String, { simple: true, nullable: true, description: "Its status for that access and for you, neither Active nor Degraded; null where a downtime is the problem." })
  status!: string | null;

  @Field(() => String, { simple: true, description: "Why, in the words of whoever set the status or announced the downtime; or where the configuration says so." })
  reason!: string;

  @Field(() => DateTime, { simple: true, nullable: true, description: "Since when: the begin of the status, or of the downtime; null where the configuration says it." })
  since!: string | null;

  @Field(() => Downtime, { simple: true, nullable: true, description: "The downtime of one of its hosts, where that is the problem." })
  downtime!: Downtime | null;

  @Field(() => String, { simple: true, description: "All of it as a sentence." })
  get sentence(): string {
    const place = `${this.access} of ${this.storageElementName}`;
    return this.downtime === null ? `${place} is ${this.status}: ${this.reason}` : `${this.storageElementName} is in downtime (${this.downtime.severity}) until ${this.downtime.endDate}: ${this.reason}`;
  }
}
