/**
 * Lower case by Unicode, letter by letter, as the databases do it. JavaScript's own makes of the last Σ of a word another
 * letter (ς), so that a text would not be found within a longer one, and of İ two, so that `_` would not match it.
 */
export function lowerCase(text: string): string {
  return text.replaceAll("Σ", "σ").replaceAll("İ", "i").toLowerCase();
}
