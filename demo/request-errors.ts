import type { Random } from "./random.ts";
import type { Step } from "./request-steps.ts";
import { addressOf, storageElementNamed } from "./storage-elements.ts";
import { isClosed } from "./transfer-troubles.ts";

/** What is said of a file, or of an operation without files; numbers in it are the same for all files of one attempt. */
type Text = (parts: { readonly lfn: string; readonly target: string; readonly url: string; readonly number: number }) => string;

const service = (port: number, name: string): Text => ({ number }) => `Cannot connect to dips://dirac${number % 3 + 1}.cc.kek.jp:${port}/${name}: timed out after ${100 + number % 80} s`;

const REPORTING = [
  service(9145, "WorkloadManagement/JobStateUpdate"),
  service(9133, "Accounting/DataStore"),
  (({ number }) => `Error while connecting to dirac${number % 3 + 1}.cc.kek.jp: [SSL: CERTIFICATE_VERIFY_FAILED] certificate has expired (_ssl.c:${1000 + number % 9})`) satisfies Text,
  (({ number }) => `(2006, "MySQL server has gone away") after ${number} queries`) satisfies Text,
];

/** In which words requests tell that they are stuck. */
const WAITING: Readonly<Record<string, readonly Text[]>> = {
  ReplicateAndRegister: [
    ({ lfn }) => `No active replica found for ${lfn}`,
    () => "Couldn't get metadata",
    ({ url, number }) => `Failed to replicate: globus_ftp_client: the operation timed out after ${900 + number} s: ${url}`,
    ({ target, url }) => `[${target}][StatusOfPutRequest][SRM_NO_FREE_SPACE] ${url}`,
  ],
  RegisterFile: [
    service(9197, "DataManagement/FileCatalog"),
    ({ lfn }) => `Failed to register file: no catalogue answers for ${lfn}`,
    ({ lfn, number }) => `(1205, 'Lock wait timeout exceeded; try restarting transaction') for ${lfn} in FC_Files, connection ${31_000 + number}`,
  ],
  RemoveFile: [
    ({ target, url }) => `[${target}][srmRm][SRM_FAILURE] Permission denied: ${url}`,
    ({ url }) => `HTTP 403 : Permission refused: ${url}`,
    ({ url, number }) => `globus_ftp_client: the operation timed out after ${900 + number} s: ${url}`,
    ({ url, number }) => `Could not connect to ${new URL(url).host}: Connection refused after ${2 + number % 4} attempts`,
  ],
  ForwardDISET: REPORTING,
};

/** Nobody tries these again. */
const FAILED: Readonly<Record<string, readonly Text[]>> = {
  ReplicateAndRegister: [() => "No replicas found", () => "All replicas have a bad checksum", ({ url, number }) => `globus_ftp_client: the operation timed out after ${900 + number} s: ${url} (Max attempts limit reached)`],
  RegisterFile: [({ lfn }) => `File ${lfn} is already registered with another GUID (Max attempts limit reached)`],
};

/** Why an operation is stuck: the same trouble for each of its files. Removals are from wherever replicas are. */
export function requestError({ type, target }: Step, isFailed: boolean, random: Random): (lfn: string) => string {
  if (type === "ReplicateAndRegister" && !isFailed && isClosed(storageElementNamed(target!), 0)) return () => `${target} targets are banned for writing`;
  const text = random.pick((isFailed ? FAILED[type] : undefined) ?? WAITING[type] ?? REPORTING), number = random.integer(0, 300);
  const element = target === null ? random.pick(REMOVALS) : target;
  return lfn => text({ lfn, target: element, url: addressOf(storageElementNamed(element), lfn), number });
}

const REMOVALS = ["KEK-DISK-SE", "DESY-DISK-SE", "CNAF-TMP-SE", "Napoli-DISK-SE", "CYFRONET-DISK-SE", "LAPP-DISK-SE"];
