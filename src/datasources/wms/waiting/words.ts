/** `A, B and C`; `A, B, C and 4 more`. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.length > most ? [...names.slice(0, most), `${number(names.length - most)} more`] : names;
  return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

/** `1 site`, `3 sites`. */
export const counted = (count: number, noun: string) => `${number(count)} ${noun}${count === 1 ? "" : "s"}`;

/** `12,000` */
export const number = (count: number) => count.toLocaleString("en-US");

/** `2026-11-20 12:00 UTC` */
export const moment = (time: string) => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

/** A text of DIRAC's as part of a sentence: one line, without a stop at its end. */
export const quoted = (text: string) => text.replace(/\s+/g, " ").trim().replace(/[.\s]+$/, "").slice(0, 300);
