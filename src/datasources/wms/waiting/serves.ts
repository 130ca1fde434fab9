import type { Queue } from "../../../schema/configuration/queue.type.ts";

/** Whether jobs of the VO may use the queue. Case does not count. */
export function serves({ vos }: Queue, vo: string | null): boolean {
  if (vos === null || vo === null) return vos !== null;
  return vos.length === 0 || vos.some(one => one.toLowerCase() === vo.toLowerCase());
}
