import { setTimeout as sleep } from "node:timers/promises";
import { createClient as sseClient } from "graphql-sse";
import { createClient as socketClient } from "graphql-ws";
import { WebSocket } from "ws";
import { describe } from "../../../src/schema/common/table-registry.ts";
import { Job } from "../../../src/schema/wms/job.type.ts";
import type { Json } from "../../helpers/ask.ts";
import type { Filter } from "./filters.ts";
import type { History } from "./history.ts";
import { VIEWERS, type Ownership, type ViewerName } from "./viewers.ts";

/** A job as a client has it: every field. */
export type JobRow = Ownership & Record<string, string | number | boolean | null> & { readonly jobId: number };

const FIELDS = [...describe(Job).columns.keys()].join(" ");
const LIST = `query ($filter: JobFilter, $after: String) { jobs(filter: $filter, first: 1000, after: $after) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } changesCursor } }`;
const CHANGES = `subscription ($filter: JobFilter, $after: String) { jobChanges(filter: $filter, after: $after) { cursor eventId kind jobId job { ${FIELDS} } changes { field before after } history { seqNum source } seenAt } }`;

/** No answer at all is no trouble but a mistake, and shows as one when the pictures are compared. */
const TOO_LONG = 15_000;
/** What a client must live with: the gateway, the database or the network is away. */
const TROUBLES = new Set(["BACKEND_UNAVAILABLE", "BACKEND_FAILED", "RATE_LIMITED", "TIMEOUT"]);

export interface ClientParts {
  readonly name: string;
  readonly viewer: ViewerName;
  readonly filter: Filter;
  readonly transport: "websocket" | "sse";
  readonly url: () => string;
  readonly history: History;
  /** Whether the viewer ever could see the job. */
  readonly mayKnow: (jobId: number) => boolean;
}

/** Somebody who keeps a picture of the jobs that they asked for, as docs/live.md says: from a list and what is told behind it. */
export class Client {
  readonly picture = new Map<number, JobRow>();
  /** Sources of the log records that were told; the writers give each record one of its own. */
  readonly records = new Set<string>();
  /** What should never have been told. */
  readonly wrongs: string[] = [];
  told = 0;
  timesBegunAnew = 0;
  #cursor: string | undefined;
  #events = new Map<string, string>();
  #stopped = false;
  #trouble = "";
  #pausedUntil: Promise<void> | undefined;
  #hangUp = (): void => {};
  #running: Promise<void> | undefined;
  #listed: (() => void)[] = [];

  constructor(readonly parts: ClientParts) {}

  start(): Promise<void> {
    const listed = this.listed();
    this.#running ??= this.#run();
    return listed;
  }

  /** When it has read a list to its end the next time. */
  listed(): Promise<void> {
    return new Promise(resolve => this.#listed.push(resolve));
  }

  /** Reads the list again, as somebody does who reloads the page. */
  beginAnew(): Promise<void> {
    this.#cursor = undefined;
    this.timesBegunAnew++;
    this.#hangUp();
    return this.listed();
  }

  /** Hangs up, and comes back with its last cursor, after a while. */
  pause(ms: number): void {
    this.#pausedUntil = sleep(ms);
    this.#hangUp();
  }

  /** Begins to count anew what it was told of. */
  settled(sources: readonly string[]): void {
    this.timesBegunAnew = 0;
    for (const source of sources) this.records.add(source);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#hangUp();
    await this.#running;
  }

  /** The list as it is now. */
  async list(): Promise<{ readonly rows: Map<number, JobRow>; readonly cursor: string }> {
    const rows = new Map<number, JobRow>();
    let first: string | undefined;
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo, changesCursor }: Json = await this.#ask(LIST, { filter: this.parts.filter.filter, after });
      first ??= changesCursor as string;
      for (const node of nodes as JobRow[]) rows.set(node.jobId, node);
      if (!pageInfo.hasNextPage) return { rows, cursor: first };
      after = pageInfo.endCursor;
    }
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        await this.#pausedUntil;
        if (this.#cursor === undefined) await this.#readList();
        await this.#listen(this.#cursor!);
      } catch (error) {
        this.#blame(error);
        await sleep(30);
      }
    }
  }

  async #readList(): Promise<void> {
    const { rows, cursor } = await this.list();
    this.picture.clear();
    for (const [jobId, job] of rows) this.picture.set(jobId, job);
    for (const job of rows.values()) this.#checkSight(job, "list");
    this.#cursor = cursor;
    this.parts.history.note(`${this.parts.name} has read a list of ${rows.size}`);
    for (const resolve of this.#listed.splice(0)) resolve();
  }

  /** Until the connection ends. */
  #listen(after: string): Promise<void> {
    const { transport, url, viewer, filter } = this.parts, seen = new Map<number, { seenAt: string; job: JobRow | null }>(), ids = new Set<string>();
    const headers = { authorization: viewer };
    const client = transport === "sse"
      ? sseClient({ url: `${url()}/graphql/stream`, headers, retryAttempts: 0 })
      : socketClient({ url: `${url().replace("http", "ws")}/graphql`, connectionParams: headers, webSocketImpl: WebSocket, retryAttempts: 0 });
    return new Promise<void>((resolve, reject) => {
      const stop = client.subscribe<Json>({ query: CHANGES, variables: { filter: filter.filter, after } }, {
        next: ({ data, errors }) => {
          if (errors !== undefined && errors.length > 0) reject(errors as unknown as Error);
          else if (this.#cursor !== undefined) this.#take(data.jobChanges, seen, ids);
        },
        error: reject,
        complete: resolve,
      });
      this.#hangUp = () => {
        stop();
        resolve();
      };
    }).finally(() => {
      this.#hangUp = () => {};
      // it complains of a connection that is gone
      void Promise.resolve(client.dispose()).catch(() => undefined);
    });
  }

  #take(message: Json, seen: Map<number, { seenAt: string; job: JobRow | null }>, ids: Set<string>): void {
    const { cursor, eventId, kind, jobId, job, changes, history, seenAt } = message, { filter, history: log, name } = this.parts;
    const text = `${kind} seen ${seenAt.slice(14, 23)} ${job === null ? "" : `${job.status} ${job.minorStatus} ${String(job.lastUpdateTime).slice(14, 19)} `}${changes.map((change: Json) => change.field).join()} [${history.map((record: Json) => record.source).join()}]`;
    log.job(jobId, `told ${name}: ${text}`);
    this.told++;
    const wrong = (what: string) => this.#wrong(jobId, `${what}: ${text}`);
    const before = seen.get(jobId), fingerprint = `${jobId} ${text} ${JSON.stringify(changes)}`;
    if (ids.has(eventId)) wrong("told twice on one connection");
    if ((this.#events.get(eventId) ?? fingerprint) !== fingerprint) wrong(`the same id as ${this.#events.get(eventId)}`);
    if (before !== undefined && before.seenAt > seenAt) wrong("told after what was seen later");
    if (job !== null) this.#checkSight(job, text);
    if (!this.parts.mayKnow(jobId)) wrong("a job that the viewer never could see");
    if (kind === "REMOVED" ? job !== null : kind !== "LEFT" && (job === null || !filter.fits(job))) wrong("does not match");
    if (kind === "LEFT" && job !== null && filter.fits(job)) wrong("left, and matches");
    if (kind === "CHANGED" && before?.job != null) for (const { field, before: from } of changes) if (from !== shown(before.job[field])) wrong(`${field} was ${shown(before.job[field])}, not ${from}`);
    for (const { field, before: from, after: to } of changes) if (field === "vo" && this.parts.viewer !== "bob@no_vo" && from !== to) wrong("tells of another VO");
    ids.add(eventId);
    this.#events.set(eventId, fingerprint);
    seen.set(jobId, { seenAt, job: kind === "LEFT" || kind === "REMOVED" ? null : job });
    for (const { source } of history) this.records.add(source);
    if (kind === "LEFT" || kind === "REMOVED") this.picture.delete(jobId);
    else this.picture.set(jobId, job);
    this.#cursor = cursor;
  }

  #checkSight(job: JobRow, where: string): void {
    if (!VIEWERS[this.parts.viewer](job)) this.#wrong(job.jobId, `shows what the viewer may not see (${where})`);
  }

  #wrong(jobId: number, what: string): void {
    if (this.wrongs.length < 20) this.wrongs.push(`${this.parts.name}: job ${jobId}: ${what}\n${this.parts.history.of([jobId])}`);
  }

  async #ask(query: string, variables: object): Promise<Json> {
    const response = await fetch(`${this.parts.url()}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: this.parts.viewer }, body: JSON.stringify({ query, variables }), signal: AbortSignal.timeout(TOO_LONG) });
    const { data, errors } = await response.json() as Json;
    if (errors !== undefined) throw errors;
    return data.jobs;
  }

  /** Troubles pass; an expired cursor means a new list; anything else is a mistake. */
  #blame(error: unknown): void {
    const { parts: { name, history } } = this, code: unknown = Array.isArray(error) ? error[0]?.extensions?.code : undefined;
    const trouble = code === undefined ? String((error as Error)?.message ?? (error as { reason?: string })?.reason ?? error) : String(code);
    if (trouble !== this.#trouble) history.note(`${name} is told ${trouble}`);
    this.#trouble = trouble;
    if (code === "CURSOR_EXPIRED") {
      this.#cursor = undefined;
      this.timesBegunAnew++;
    } else if (code !== undefined && !TROUBLES.has(String(code))) this.wrongs.push(`${name} is told ${JSON.stringify(error)}`);
  }
}

const shown = (value: unknown) => (value === null || value === undefined ? null : String(value));
