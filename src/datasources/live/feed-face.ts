import type { RowShape } from "./row-shape.ts";
import type { Seal } from "./seal.ts";

/** How a feed's changes are read and named. A feed that begins anew has another: what it told before keeps its own. */
export interface FeedFace {
  readonly shape: RowShape;
  readonly seal: Seal;
}
