import DataLoader from "dataloader";
import { sql } from "kysely";
import type { SourceContext } from "../source-context.ts";

/** The files of an operation in one status. */
export interface FileCount {
  readonly status: string | null;
  readonly files: number;
  readonly firstFileId: number;
  /** The most attempts that any of them had. */
  readonly attempt: number | null;
}

interface Row { readonly OperationID: number; readonly Status: string | null; readonly files: number; readonly first: number; readonly attempt: number | null }
interface ErrorRow { readonly OperationID: number; readonly error: string; readonly files: number }

/** Of one operation: its files may have 10,000 errors. */
const MAX_ERRORS = 20;

/** ReqDB.File, counted. No scope of its own: whoever asks holds the operation. */
export class RequestFileCountSource {
  readonly #counts: DataLoader<number, readonly FileCount[]>;
  readonly #errors: DataLoader<number, readonly ErrorRow[]>;

  constructor({ databases }: SourceContext) {
    this.#counts = new DataLoader(async operationIds => {
      const rows = await (await databases.open("ReqDB")).rows(sql<Row>`
        select OperationID, Status, count(*) as files, min(FileID) as ${sql.ref("first")}, max(Attempt) as attempt from ${sql.table("File")}
        where OperationID in (${sql.join(operationIds)}) group by OperationID, Status order by OperationID, Status`);
      const found = Map.groupBy(rows, ({ OperationID }) => Number(OperationID));
      return operationIds.map(id => (found.get(id) ?? []).map(({ Status, files, first, attempt }) => ({ status: Status, files: Number(files), firstFileId: Number(first), attempt: attempt === null ? null : Number(attempt) })));
    }, { maxBatchSize: 1000 });
    this.#errors = new DataLoader(async operationIds => {
      const database = await databases.open("ReqDB"), error = sql.ref("Error");
      const counted = sql`
        select OperationID, min(${error}) as error, count(*) as files, row_number() over (partition by OperationID order by count(*) desc, ${database.dialect.exact(error)}) as place
        from ${sql.table("File")} where OperationID in (${sql.join(operationIds)}) and ${error} <> '' group by OperationID, ${database.dialect.exact(error)}`;
      const rows = await database.rows(sql<ErrorRow>`select OperationID, error, files from (${counted}) as counted where place <= ${sql.lit(MAX_ERRORS)} order by OperationID, place`);
      const found = Map.groupBy(rows, ({ OperationID }) => Number(OperationID));
      return operationIds.map(id => (found.get(id) ?? []).map(row => ({ ...row, files: Number(row.files) })));
    }, { maxBatchSize: 1000 });
  }

  /** By status. */
  of(operationId: number): Promise<readonly FileCount[]> {
    return this.#counts.load(operationId);
  }

  /** By error, the most frequent first. */
  errorsOf(operationId: number): Promise<readonly { readonly error: string; readonly files: number }[]> {
    return this.#errors.load(operationId);
  }
}
