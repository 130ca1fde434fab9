import { storageElementsOf, STORAGE_ELEMENTS } from "../storage-elements.ts";
import { MINUTE } from "../time.ts";
import type { RecordOf } from "./accounting-record.ts";

/** What the JobWrapper stored in the last minute of a job, if it did: it names no protocol. */
export function uploadRecord({ keys, values, to, count = 1 }: RecordOf<"Job">): RecordOf<"DataOperation"> | undefined {
  if (values.OutputDataFiles === 0) return undefined;
  const target = storageElementsOf(keys.Site)[0] ?? STORAGE_ELEMENTS[0]!;
  return {
    type: "DataOperation",
    keys: { OperationType: "putAndRegister", User: keys.User, ExecutionSite: keys.Site, Source: keys.Site, Destination: target.name, Protocol: "", FinalStatus: "Successful" },
    values: {
      TransferSize: values.OutputDataSize, TransferTime: Math.round(values.OutputDataSize / 4e7), RegistrationTime: values.OutputDataFiles,
      TransferOK: values.OutputDataFiles, TransferTotal: values.OutputDataFiles, RegistrationOK: values.OutputDataFiles, RegistrationTotal: values.OutputDataFiles,
    },
    from: to - MINUTE, to, count,
  };
}
