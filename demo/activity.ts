import { HOUR } from "./time.ts";

/** Between 0 and 1: busy in the afternoon, quiet at night, and on Saturday and Sunday. */
export function activity(at: number, zone: number): number {
  const local = new Date(at + zone * HOUR);
  const hour = local.getUTCHours() + local.getUTCMinutes() / 60;
  const byDay = 0.08 + 0.92 * Math.max(0, Math.sin(((hour - 7) / 15) * Math.PI));
  return byDay * (local.getUTCDay() % 6 === 0 ? 0.3 : 1);
}
