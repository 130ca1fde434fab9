import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { createClient, defineScript } from "redis";
import type { Balance, Budget, BudgetSize } from "./budget.ts";
import { MemoryBudget } from "./memory-budget.ts";

const PREFIX = "dirac-graphql:budget:";
/** Redis answers in less than a millisecond; nobody waits for one that does not. */
const PATIENCE_MS = 250;
const RETRY_MS = 1000;
/** What is to be given back waits so long for the next question of the same viewer, which takes it along. */
const OWED_MS = 50;

/**
 * One step of an account, at once for all gateways: fills it by Redis' own clock, gives back what is owed (or takes it, as
 * far as there is something), takes the points if there are as many, and lets it be forgotten when it is full.
 */
const SCRIPT = `
local most, rate, points, owed = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local time = redis.call("TIME")
local now = time[1] * 1000 + time[2] / 1000
local known = redis.call("HMGET", KEYS[1], "left", "at")
local left, at = tonumber(known[1]) or most, tonumber(known[2]) or now
left = math.min(most, math.max(0, math.min(most, left + math.max(0, now - at) * rate / 1000) + owed))
local granted = 0
if left >= points then
  left = left - points
  granted = 1
end
redis.call("HSET", KEYS[1], "left", tostring(left), "at", string.format("%.3f", now))
redis.call("PEXPIRE", KEYS[1], math.ceil((most - left) / rate * 1000) + 1000)
return { granted, tostring(left) }`;

const step = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT,
  parseCommand: (parser, key: string, ...args: string[]) => {
    parser.pushKey(key);
    parser.push(...args);
  },
  transformReply: (reply: unknown): Balance => {
    const [granted, left] = reply as [number, string];
    return { granted: Number(granted) === 1, left: Number(left) };
  },
});

const clientOf = (url: string) => createClient({
  url,
  scripts: { step },
  // what waits for a Redis that is away would be taken when it is back, long after it was answered
  disableOfflineQueue: true,
  socket: { connectTimeout: PATIENCE_MS * 4, reconnectStrategy: RETRY_MS },
});

/** Accounts in Redis, which several gateways share; in this process while Redis is away. */
export class RedisBudget implements Budget {
  readonly #client: ReturnType<typeof clientOf>;
  readonly #here: MemoryBudget;
  readonly #owed = new Map<string, number>();
  #flushing: NodeJS.Timeout | undefined;
  #isAway = false;
  /** Until then a Redis that did not answer is not asked: everybody would wait for it. */
  #silentUntil = 0;

  private constructor(readonly size: BudgetSize, url: string, private readonly log: Logger, private readonly prefix: string) {
    this.#here = new MemoryBudget(size);
    this.#client = clientOf(url);
    this.#client.on("error", error => this.#away(error));
    this.#client.on("ready", () => { this.#silentUntil = 0; });
  }

  /** Does not wait for Redis longer than for an answer: a gateway without it is better than none. */
  static async connect(size: BudgetSize, url: string, log: Logger, prefix = PREFIX): Promise<RedisBudget> {
    const budget = new RedisBudget(size, url, log, prefix);
    await Promise.race([budget.#client.connect().catch((error: unknown) => budget.#away(error)), new Promise(resolve => setTimeout(resolve, PATIENCE_MS * 4).unref())]);
    return budget;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  async take(account: string, points: number): Promise<Balance> {
    const owed = this.#owed.get(account) ?? 0;
    this.#owed.delete(account);
    const balance = await this.#step(account, points, owed);
    if (balance !== undefined) return balance;
    this.#here.give(account, owed);
    return this.#here.take(account, points);
  }

  give(account: string, points: number): void {
    this.#owed.set(account, (this.#owed.get(account) ?? 0) + points);
    this.#flushing ??= setTimeout(() => void this.#flush(), OWED_MS).unref();
  }

  async close(): Promise<void> {
    clearTimeout(this.#flushing);
    await this.#flush();
    this.#client.destroy();
  }

  async #flush(): Promise<void> {
    this.#flushing = undefined;
    await Promise.all([...this.#owed.keys()].map(account => this.take(account, 0)));
  }

  /** Undefined where Redis does not answer. */
  async #step(account: string, points: number, owed: number): Promise<Balance | undefined> {
    if (!this.#client.isReady || performance.now() < this.#silentUntil) return undefined;
    const { most, perSecond } = this.size;
    let patience: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => { patience = setTimeout(() => reject(new Error(`Redis did not answer in ${PATIENCE_MS} ms`)), PATIENCE_MS); });
    try {
      const balance = await Promise.race([this.#client.step(this.#key(account), String(most), String(perSecond), String(points), String(owed)), late]);
      this.#back();
      return balance;
    } catch (error) {
      this.#silentUntil = performance.now() + RETRY_MS;
      this.#away(error);
      return undefined;
    } finally {
      clearTimeout(patience);
    }
  }

  /** Names and addresses are nobody's business in a shared Redis. */
  #key(account: string): string {
    return `${this.prefix}${createHash("sha256").update(account).digest("base64url")}`;
  }

  /** Said once, until it is back. */
  #away(error: unknown): void {
    if (this.#isAway) return;
    this.#isAway = true;
    this.log.warn({ err: error }, "Redis is away: budgets are kept in this process until it is back");
  }

  #back(): void {
    if (!this.#isAway) return;
    this.#isAway = false;
    this.log.warn("Redis is back: budgets are shared again");
  }
}
