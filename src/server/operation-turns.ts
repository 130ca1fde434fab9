import { GatewayError, OperationCancelled } from "../errors.ts";

/** A list of a large table takes a second or two: some of those in front are done by then. */
const PATIENCE_MS = 5000;

/** Who asks more than this at once does not wait for the answers. */
const WAITING_PER_RUNNING = 4;

/** The operations of one asker. */
interface Line {
  running: number;
  readonly waiting: Set<() => void>;
}

const NOTHING = () => {};

/**
 * Operations are answered so many of one asker at a time: whoever asks for a thousand things at once waits for themselves,
 * in order, and leaves the databases to others. Who has waited in vain is told to come back.
 */
export class OperationTurns {
  readonly #lines = new Map<string, Line>();

  constructor(private readonly most: number, private readonly patienceMs = PATIENCE_MS) {}

  /** Waits for a turn, to be given back by the function; RATE_LIMITED where too many wait already, or for too long. Whoever is gone waits no more. */
  async take(asker: string, signal?: AbortSignal): Promise<() => void> {
    if (this.most === Number.POSITIVE_INFINITY) return NOTHING;
    const line = this.#lines.get(asker) ?? { running: 0, waiting: new Set() };
    this.#lines.set(asker, line);
    if (line.running < this.most) line.running++;
    else await this.#turn(line, signal);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#give(asker, line);
    };
  }

  /** Does something in turn. */
  async run<T>(asker: string, work: () => T | Promise<T>, signal?: AbortSignal): Promise<T> {
    const giveBack = await this.take(asker, signal);
    try {
      return await work();
    } finally {
      giveBack();
    }
  }

  #turn({ waiting }: Line, signal?: AbortSignal): Promise<void> {
    const tooMany = () => new GatewayError("RATE_LIMITED", `as many operations of yours as may be (${this.most}) are being answered already, and more wait; ask again when some of them are done`);
    if (waiting.size >= this.most * WAITING_PER_RUNNING) return Promise.reject(tooMany());
    if (signal?.aborted === true) return Promise.reject(new OperationCancelled());
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(patience);
        signal?.removeEventListener("abort", gone);
      };
      const mine = () => {
        done();
        resolve();
      };
      const leave = (error: GatewayError) => {
        done();
        waiting.delete(mine);
        reject(error);
      };
      const gone = () => leave(new OperationCancelled()), patience = setTimeout(() => leave(tooMany()), this.patienceMs).unref();
      signal?.addEventListener("abort", gone, { once: true });
      waiting.add(mine);
    });
  }

  /** To the next in line, without a moment in which somebody who has just come could take it. */
  #give(asker: string, line: Line): void {
    const [next] = line.waiting;
    if (next !== undefined) {
      line.waiting.delete(next);
      next();
    } else if (--line.running === 0) this.#lines.delete(asker);
  }
}
