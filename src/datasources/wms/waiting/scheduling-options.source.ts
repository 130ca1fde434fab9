import { sql } from "kysely";
import type { OptionTree } from "../../../config/option-tree.ts";
import type { SourceContext } from "../../source-context.ts";
import { StoredOptions, type StoredOption } from "../../configuration/stored-options.ts";

/** What the configuration says of scheduling. Not the viewer's to read as it stands: rules tell what concerns a job of theirs. */
export class SchedulingOptionsSource {
  #tree: Promise<OptionTree> | undefined;

  constructor(private readonly context: SourceContext) {}

  tree(): Promise<OptionTree> {
    this.#tree ??= this.#read();
    return this.#tree;
  }

  async #read(): Promise<OptionTree> {
    const database = await this.context.databases.open("Configuration");
    return new StoredOptions(await database.rows(sql<StoredOption>`
      select ${sql.ref("sectionPath")}, name, value from ${sql.table("ConfigurationOptions")}
      where ${sql.ref("sectionPath")} = '/DIRAC' or ${sql.ref("sectionPath")} = '/Resources/Computing/OSCompatibility' or ${sql.ref("sectionPath")} like '/Operations/%'
      order by ${sql.ref("sectionPath")}, place`));
  }
}
