import type { Stage } from "./life/stage.ts";
import type { Random } from "./random.ts";

/** The numbers of the jobs that are not over, by stage. */
export class JobPool {
  readonly #stages = new Map<Stage, number[]>();
  readonly #places = new Map<number, { stage: Stage; index: number }>();

  get size(): number {
    return this.#places.size;
  }

  count(stage: Stage): number {
    return this.#stages.get(stage)?.length ?? 0;
  }

  put(id: number, stage: Stage): void {
    this.remove(id);
    const ids = this.#stages.get(stage) ?? [];
    this.#stages.set(stage, ids);
    this.#places.set(id, { stage, index: ids.push(id) - 1 });
  }

  remove(id: number): void {
    const place = this.#places.get(id);
    if (!place) return;
    const ids = this.#stages.get(place.stage)!;
    const last = ids.pop()!;
    // the last one moves into the gap
    if (last !== id) {
      ids[place.index] = last;
      this.#places.set(last, place);
    }
    this.#places.delete(id);
  }

  any(stage: Stage, random: Random): number | undefined {
    const ids = this.#stages.get(stage);
    return ids && ids.length > 0 ? random.pick(ids) : undefined;
  }
}
