import { schemaText } from "../server/schema.ts";

/** Prints the schema. */
export async function schema(): Promise<void> {
  process.stdout.write(await schemaText());
}
