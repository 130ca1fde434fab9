import { GatewayError } from "../../errors.ts";

/** How much of something one asker may have at a time. */
export class AskerLimit {
  readonly #taken = new Map<string, number>();

  constructor(private readonly most: number, private readonly what: string) {}

  hasLeft(asker: string): boolean {
    return (this.#taken.get(asker) ?? 0) < this.most;
  }

  /** Takes one, to be given back by the function; RATE_LIMITED when there are none left. */
  take(asker: string): () => void {
    const taken = this.#taken.get(asker) ?? 0;
    if (taken >= this.most) throw new GatewayError("RATE_LIMITED", `you have ${taken} ${this.what} already; end some first`);
    this.#taken.set(asker, taken + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = this.#taken.get(asker)! - 1;
      if (left === 0) this.#taken.delete(asker);
      else this.#taken.set(asker, left);
    };
  }
}
