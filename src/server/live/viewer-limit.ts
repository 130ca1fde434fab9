import { personOf } from "../../auth/person.ts";
import type { Viewer } from "../../auth/viewer.ts";
import { GatewayError } from "../../errors.ts";

/** How much of something one viewer may have at a time. */
export class ViewerLimit {
  readonly #taken = new Map<string, number>();

  constructor(private readonly most: number, private readonly what: string) {}

  /** Takes one, to be given back by the function; RATE_LIMITED when there are none left. */
  take(viewer: Viewer | null): () => void {
    const key = personOf(viewer), taken = this.#taken.get(key) ?? 0;
    if (taken >= this.most) throw new GatewayError("RATE_LIMITED", `you have ${taken} ${this.what} already; end some first`);
    this.#taken.set(key, taken + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = this.#taken.get(key)! - 1;
      if (left === 0) this.#taken.delete(key);
      else this.#taken.set(key, left);
    };
  }
}
