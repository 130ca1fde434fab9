/** What happened in one run, for whoever has to find out why it failed. */
export class History {
  readonly #began = Date.now();
  readonly #notes: string[] = [];
  readonly #ofJob = new Map<number, string[]>();

  /** Something that concerns everybody. */
  note(text: string): void {
    this.#notes.push(this.#timed(text));
    if (process.env["DIRAC_CHAOS_TRACE"] !== undefined) process.stderr.write(`${this.#notes.at(-1)}\n`);
  }

  /** Something that was done to a job, or told of it. */
  job(jobId: number, text: string): void {
    const known = this.#ofJob.get(jobId);
    if (known === undefined) this.#ofJob.set(jobId, [this.#timed(text)]);
    else known.push(this.#timed(text));
  }

  /** All of these jobs, and what concerns everybody. */
  of(jobIds: readonly number[]): string {
    return [`  run:`, ...this.#notes, ...jobIds.flatMap(jobId => [`  job ${jobId}:`, ...(this.#ofJob.get(jobId) ?? ["  nothing"])])].join("\n");
  }

  #timed(text: string): string {
    return `    +${String(Date.now() - this.#began).padStart(6)} ms  ${text}`;
  }
}
