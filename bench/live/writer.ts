import { setTimeout as sleep } from "node:timers/promises";
import type { Connection } from "mysql2/promise";
import { connect, rows, type Server } from "../server.ts";
import type { LiveDatabases } from "./databases.ts";
import { MARK } from "./orders.ts";

/** Changes jobs as DIRAC does: a record of the log, then the row with its time, each committed by itself. */
export class Writer {
  readonly #connection: Connection;
  readonly #databases: LiveDatabases;
  readonly #running: readonly number[];
  #next = 0;

  private constructor(connection: Connection, databases: LiveDatabases, running: readonly number[]) {
    this.#connection = connection;
    this.#databases = databases;
    this.#running = running;
  }

  static async open(server: Server, databases: LiveDatabases): Promise<Writer> {
    const connection = await connect(server);
    const running = await rows<{ id: number }>(connection, `select JobID as id from ${databases.jobs}.Jobs where Status = 'Running' order by JobID`);
    return new Writer(connection, databases, running.map(({ id }) => id));
  }

  /** Changes the next running jobs, all in one statement, as DIRAC's bulk reports do. */
  async change(count: number): Promise<void> {
    const keys = Array.from({ length: count }, (_, index) => this.#running[(this.#next + index) % this.#running.length]!).join(), { jobs, log } = this.#databases;
    this.#next += count;
    const status = `${MARK}${Date.now()}`;
    await this.#connection.query(`insert into ${log}.LoggingInfo select JobID, max(SeqNum) + 1, 'Running', 'idem', ?, utc_timestamp(), unix_timestamp(utc_timestamp(3)) - 1270000000, 'JobWrapper' from ${log}.LoggingInfo where JobID in (${keys}) group by JobID`, [status]);
    await this.#connection.query(`update ${jobs}.Jobs set ApplicationStatus = ?, MinorStatus = 'Application', LastUpdateTime = utc_timestamp() where JobID in (${keys})`, [`${MARK}${Date.now()}`]);
  }

  /** Changes jobs one by one at an even pace; says how many. */
  async keepChanging(perSecond: number, seconds: number): Promise<number> {
    const begun = performance.now(), all = perSecond * seconds;
    for (let done = 0; done < all; done++) {
      await sleep(Math.max(0, begun + (done * 1000) / perSecond - performance.now()));
      await this.change(1);
    }
    return all;
  }

  close(): Promise<void> {
    return this.#connection.end();
  }
}
