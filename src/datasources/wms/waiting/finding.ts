import type { WaitingFact, WaitingReason } from "../../../schema/wms/waiting-reason.type.ts";
import type { WaitingReasonCode } from "../../../schema/wms/waiting-reason-code.type.ts";
import { GatewayError } from "../../../errors.ts";

/** What a rule found; its code and rank are the rule's. */
export type Finding = Omit<WaitingReason, "code" | "rank">;

/** Why jobs wait: one reason, and how to find out. */
interface Reason {
  readonly code: WaitingReasonCode;
  /** Its place among the reasons. */
  readonly rank: number;
}

/** `A` is what it looks at. Null: this is not why. It fails where a database that it needs is away: it never guesses. */
export interface Rule<A extends readonly unknown[]> extends Reason {
  find(...about: A): Finding | null | Promise<Finding | null>;
}

export const fact = (name: string, value: string | number, source: string): WaitingFact => ({ name, value: typeof value === "number" ? value.toLocaleString("en-US") : value, source });

/** Facts that only complete a reason: where their database is away the reason is given without them, and says so. */
export async function factsIfKnown(name: string, source: string, read: () => Promise<WaitingFact[]>): Promise<WaitingFact[]> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GatewayError) return [fact(name, `not known: ${error.message}`, source)];
    throw error;
  }
}
