import { newTask, taskJob, type Task } from "./analyses.ts";
import { CAMPAIGNS, campaignJob } from "./campaigns.ts";
import type { JobSpec } from "./job-spec.ts";
import type { Random } from "./random.ts";
import { groupNamed, userNamed } from "./registry.ts";

/** What people and productions submit while the demo runs. */
export class LiveSubmissions {
  readonly #random: Random;
  /** Tasks are counted on, far above those of the past. */
  #task = 50_000;
  #analysis: { task: Task; next: number; count: number; bulk: boolean } | undefined;

  constructor(random: Random) {
    this.#random = random;
  }

  next(): { readonly spec: JobSpec; readonly bulk: boolean } {
    const random = this.#random;
    if (random.chance(0.6)) {
      const current = CAMPAIGNS.filter(({ to }) => to === 0);
      return { spec: campaignJob(random.weighted(current, ({ weight }) => weight), ++this.#task, random), bulk: false };
    }
    const analysis = this.#analysis && this.#analysis.next < this.#analysis.count ? this.#analysis : this.#start();
    return { spec: taskJob(analysis.task, analysis.next++), bulk: analysis.bulk };
  }

  #start() {
    const random = this.#random;
    const vo = random.chance(0.75) ? "belle" : "ctao";
    const owner = random.weighted(groupNamed(`${vo}_user`).users.map(userNamed), ({ weight }) => weight);
    return this.#analysis = { task: newTask(owner, vo, random), next: 0, count: random.integer(1, 25), bulk: random.chance(0.5) };
  }
}
