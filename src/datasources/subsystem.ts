import { GatewayError } from "../errors.ts";
import type { TableFacts } from "../schema/common/table-registry.ts";
import type { Generation } from "../config/generation.ts";
import type { Catalog } from "./catalog.ts";
import type { Databases } from "./databases.ts";

/** A database that a subsystem reads. */
export interface SubsystemDatabase {
  readonly name: string;
  readonly tables: readonly TableFacts[];
  /** The gateway's own: neither DIRAC's configuration nor an operator knows it. */
  readonly inMemory?: boolean;
  /** DIRAC makes its tables as it goes, so that nobody can name them beforehand: the gateway's account may read all of them. */
  readonly everyTable?: boolean;
  /** The one generation that has it. */
  readonly only?: Generation;
  /** What its tables tell of DIRAC's generation; absent where they are the same in both. */
  readonly generation?: (catalog: Catalog) => Generation;
  /** `Request.JobID`: columns that people ask by and DIRAC does not index; whoever runs the database can. */
  readonly askedBy?: readonly string[];
  /** What clients miss while it is away: `there are no jobs`. */
  readonly without: string;
}

/** A subsystem as `check` and `gateway { subsystems }` know it. */
export interface SubsystemDescription {
  readonly name: string;
  /** The main one first: without it the subsystem is not available. */
  readonly databases: readonly [SubsystemDatabase, ...SubsystemDatabase[]];
  /** What else is missing in a generation, as a sentence. */
  readonly missing?: Partial<Readonly<Record<Generation, string>>>;
}

export interface Finding { readonly catalog?: Catalog; readonly problem?: string }

/** Whether a database answers, and with which tables. */
export async function probe(databases: Databases, name: string): Promise<Finding> {
  try {
    const database = await databases.open(name);
    await database.clock();
    return { catalog: database.catalog };
  } catch (error) {
    if (error instanceof GatewayError) return { problem: error.message };
    throw error;
  }
}
