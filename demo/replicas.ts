import type { JobSpec } from "./job-spec.ts";
import { STORAGE_ELEMENTS, type DemoStorageElement } from "./storage-elements.ts";

/** Where the input of a job lies on disk: the same file always gives the same elements. */
export function replicasOf({ inputData: [first], vo }: Pick<JobSpec, "inputData" | "vo">): readonly DemoStorageElement[] {
  if (first === undefined) return [];
  const disks = disksOf[vo];
  const hash = hashOf(first);
  const count = 1 + (hash % 3);
  return disks.filter((_, index) => (index * 7 + hash) % disks.length < count);
}

const disksOf = {
  belle: STORAGE_ELEMENTS.filter(({ name, site }) => name.endsWith("-DISK-SE") && site.vos.includes("belle")),
  ctao: STORAGE_ELEMENTS.filter(({ name, site }) => name.endsWith("-DISK-SE") && site.vos.includes("ctao")),
};

/** The directory and the file count, not the name of the job. */
function hashOf(text: string): number {
  let hash = 7;
  for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) >>> 0;
  return hash;
}
