import { Files, Operations } from "../../generated/fts3-db.ts";
import type { ColumnFacts, TableFacts } from "../common/table-registry.ts";

const TEXT = { kind: "text", nullable: true, indexed: false, generations: ["8.0", "9.1"] } as const satisfies ColumnFacts;

/** The VO, which no table of FTS3DB stores. */
export const ofGroup = { database: "FTS3DB", table: "", derivedFrom: "the group, by the Registry", key: [], columns: { VO: TEXT } } as const satisfies TableFacts;

/** The source, where an operation names exactly one. */
export const ofSources = { database: "FTS3DB", table: "", derivedFrom: "Operations.sourceSEs", key: [], columns: { sourceSE: TEXT } } as const satisfies TableFacts;

const { username, userGroup, activity, creationTime } = Operations.columns;

/** A file with what its operation says of it: a file itself knows neither owner nor source. */
export const TransferFiles = { ...Files, columns: { ...Files.columns, username, userGroup, activity, creationTime, ...ofSources.columns, ...ofGroup.columns } } as const satisfies TableFacts;
