/** A comma list as DIRAC reads it: trimmed, without empty elements. An element cannot hold a comma. */
export function commaList(text: string | undefined): string[] {
  return (text ?? "").split(",").map(element => element.trim()).filter(element => element !== "");
}
