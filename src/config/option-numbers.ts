/** A number as an option has it; null where there is none, or what is there is no number. */
export function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

/** A whole number as an option has it; null where there is none. */
export function integerOf(text: string | undefined): number | null {
  const number = numberOf(text);
  return Number.isSafeInteger(number) ? number : null;
}
