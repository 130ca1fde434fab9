import type { DemoSite } from "../sites.ts";

/** One run of a job on a worker node: what is decided when it starts, and found out when it ends. */
export interface Run {
  readonly site: DemoSite;
  readonly computingElement: string;
  readonly host: string;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly ending: Ending;
  /** How often the payload will still say what it is doing. */
  reportsLeft: number;
  /** The stalled job is dead, not only silent. */
  readonly dead: boolean;
}

export type Ending =
  | { readonly kind: "success" | "kill" | "stall" | "reschedule" }
  | { readonly kind: "failure"; readonly family: string };
