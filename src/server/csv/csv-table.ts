import { OperationTypeNode, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { badInput } from "../../errors.ts";
import { columnsOf, type Column } from "./columns.ts";
import { csvText } from "./csv-text.ts";
import { askForMore, takeMore } from "./more-rows.ts";
import { oneList } from "./one-list.ts";
import { SelectedFields, type Selected } from "./selected.ts";
import { valueAt } from "./value-at.ts";

/** What of an operation's answer is its table. */
export class CsvTable {
  /** To be executed instead of the client's. */
  readonly document: DocumentNode;

  private constructor(document: DocumentNode, operation: OperationDefinitionNode, private readonly path: readonly [...Selected[], Selected], private readonly columns: readonly Column[]) {
    this.document = askForMore(document, operation, path);
  }

  /** Throws BAD_USER_INPUT for an operation that is no table; nothing where its variables are wrong, which the executor says better. */
  static of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): CsvTable | undefined {
    if (operation.operation !== OperationTypeNode.QUERY) throw badInput("query", `a ${operation.operation} is not answered as CSV`);
    const fields = SelectedFields.of(schema, document, operation, variables);
    if (fields === undefined) return undefined;
    const path = oneList(fields);
    return new CsvTable(document, operation, path, columnsOf(fields, path.at(-1)!));
  }

  /** Named after the root field. */
  get fileName(): string {
    return `${this.path[0]!.key}.csv`;
  }

  /** Headers on rows that the table lacks. Afterwards the data are those of the client's document. */
  takeMore(data: unknown): [header: string, value: string][] {
    return takeMore(data, this.path);
  }

  text(data: unknown): string {
    return csvText(this.columns, (valueAt(data, this.path.map(({ key }) => key)) ?? []) as readonly unknown[]);
  }
}
