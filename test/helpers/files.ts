import { FileSeal } from "../../src/datasources/accounting/file-seal.ts";

/** What sources need for addresses of files, where a test has no gateway. */
export const FILES = { files: new FileSeal(), cpuUnit: "HS06" };
