import { createConnection, type Connection, type RowDataPacket } from "mysql2/promise";

/** Where MySQL or MariaDB is: as the tests find it. */
export interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const LOCAL = "mysql://root@127.0.0.1:3306";

export function findServer(): Server {
  const url = new URL(process.env["DIRAC_TEST_MYSQL_URL"] ?? LOCAL);
  return { host: url.hostname, port: Number(url.port || 3306), user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) };
}

/** A connection with the session of the gateway's, so that a plan or a time here is one of the gateway's. */
export async function connect(server: Server, database?: string): Promise<Connection> {
  const connection = await createConnection({ ...server, ...(database !== undefined && { database }), charset: "utf8mb4", timezone: "Z", dateStrings: true, decimalNumbers: true });
  await connection.query("set time_zone = '+00:00', sql_mode = ''");
  return connection;
}

export async function rows<Row>(connection: Connection, statement: string, values: readonly string[] = []): Promise<Row[]> {
  const [found] = await connection.query<RowDataPacket[]>(statement, [...values]);
  return found as Row[];
}
