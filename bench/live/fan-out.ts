import { setTimeout as sleep } from "node:timers/promises";
import type { MeasuredProcess } from "../measured-process.ts";
import { quantile } from "../rounds.ts";
import { Broadcast } from "./broadcast.ts";
import { Clients } from "./clients.ts";
import type { Filter } from "./filters.ts";
import type { LiveGateway } from "./gateway.ts";
import type { Writer } from "./writer.ts";

/** Subscribers of one gateway, and what is done while they listen. */
export interface FanOut {
  readonly name: string;
  readonly filters: readonly Filter[];
  /** Compares with as many who are told by `ws` alone. */
  readonly compared?: boolean;
  /** How often, and how many jobs each time, as far as a client could tell. */
  readonly single: number;
  readonly bursts: number;
  readonly burst: number;
  /** Changes per second of a stream, while which latency is measured, and for how long. */
  readonly perSecond: number;
  readonly seconds: number;
}

/** What a change costs: CPU of the gateway in milliseconds, the feed's own included, but for what it uses when nothing happens. */
export interface Cost { readonly perChange: number; readonly messagesPerChange: number; readonly perSecondOfCpu: number; readonly broadcast?: number }

export interface FanOutFigures {
  readonly name: string;
  readonly subscribers: number;
  readonly bytes: number;
  /** A change by itself, when nobody but a witness is told: what the feed costs. */
  readonly feed: Cost;
  readonly single: Cost;
  readonly burst: Cost;
  /** Bytes per subscriber that waits: of the process, and held by JavaScript. */
  readonly rss: number;
  readonly held: number;
  /** Milliseconds per second. */
  readonly idle: number;
  /** With the messages for each second of CPU, of all that the gateway used meanwhile. */
  readonly stream: { readonly perSecond: number; readonly perSecondOfCpu: number; readonly p50: number; readonly p95: number; readonly p99: number } | undefined;
}

/** More than the interval of pings. */
const IDLE_MS = 15_000;
/** Both have come to rest when the timers of their connecting are over. */
const SETTLE_MS = 11_000;
const WARM_UP = 5;

export async function fanOut({ name, filters, compared = false, single, bursts, burst, perSecond, seconds }: FanOut, gateway: LiveGateway, writer: Writer): Promise<FanOutFigures> {
  const server = gateway.process, witness = await Clients.connect(server.url, [{}]);
  const change = (clients: Clients, count: number, times: number, broadcast?: Broadcast) => cost({ server, writer, witness, clients, count, times, broadcast });
  await change(witness, burst, WARM_UP);
  const feed = await change(witness, 1, single), before = await server.ask("memory"), clients = await Clients.connect(server.url, filters);
  await sleep(SETTLE_MS);
  const after = await server.ask("memory"), idle = await idleCost(server);
  await change(clients, burst, WARM_UP);
  const broadcast = compared ? await Broadcast.start(filters.length) : undefined;
  await broadcast?.tell(300);
  const costs = { single: await change(clients, 1, single, broadcast), burst: await change(clients, burst, bursts) };
  await broadcast?.stop();
  const bytes = await clients.bytesPerMessage();
  const stream = seconds === 0 ? undefined : await streamed({ server, clients, witness, writer, perSecond, seconds });
  await Promise.all([clients.stop(), witness.stop()]);
  return {
    name, subscribers: filters.length, bytes, feed, ...costs, idle, stream,
    rss: (after.rss - before.rss) / filters.length, held: (after.held - before.held) / filters.length,
  };
}

interface Changes { readonly server: MeasuredProcess; readonly writer: Writer; readonly witness: Clients; readonly clients: Clients; readonly count: number; readonly times: number; readonly broadcast?: Broadcast | undefined }

/**
 * Changes jobs again and again, each time until everybody was told. A witness, who is told of everything, says when that is.
 * The medians: a sweep that comes in between is no cost of the change. What as long a time without changes costs is taken off.
 */
async function cost({ server, writer, witness, clients, count, times, broadcast }: Changes): Promise<Cost> {
  const messages: number[] = [], cpu: number[] = [], idle: number[] = [], told: number[] = [];
  for (let i = 0; i < times; i++) {
    const before = await server.ask("cpu"), seen = await witness.messages(), from = await clients.messages(), begun = performance.now();
    await writer.change(count);
    await witness.until(seen + count);
    messages.push((await clients.until(0) - from) / count);
    const after = await server.ask("cpu"), took = performance.now() - begun;
    cpu.push(after - before);
    await sleep(took);
    idle.push(await server.ask("cpu") - after);
    if (broadcast !== undefined) told.push(await broadcast.tell(await clients.bytesPerMessage()));
  }
  const perChange = (median(cpu) - median(idle)) / count, messagesPerChange = median(messages);
  return { perChange, messagesPerChange, perSecondOfCpu: (messagesPerChange / perChange) * 1000, ...(broadcast !== undefined && { broadcast: median(told) }) };
}

async function idleCost(server: MeasuredProcess): Promise<number> {
  const cpu = await server.ask("cpu");
  await sleep(IDLE_MS);
  return (await server.ask("cpu") - cpu) / (IDLE_MS / 1000);
}

interface Stream extends Pick<Changes, "server" | "clients" | "witness" | "writer"> { readonly perSecond: number; readonly seconds: number }

async function streamed({ server, clients, witness, writer, perSecond, seconds }: Stream) {
  await clients.startTiming();
  const seen = await witness.messages(), from = await clients.messages(), before = await server.ask("cpu"), count = await writer.keepChanging(perSecond, seconds);
  await witness.until(seen + count);
  const told = await clients.until(0) - from, used = await server.ask("cpu") - before;
  const [p50, p95, p99] = await clients.latencies(0.5, 0.95, 0.99);
  return { perSecond, perSecondOfCpu: (told / used) * 1000, p50: p50!, p95: p95!, p99: p99! };
}

const median = (values: readonly number[]) => quantile(values, 0.5);
