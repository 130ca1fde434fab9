/** A value of DEncode, DIRAC's own serialisation, as far as accounting's catalog needs it: numbers, and lists and tuples of them. */
export type Decoded = number | readonly Decoded[];

/** `lti691200ei3600eee` → [[691200, 3600]]; undefined where the text is something else. */
export function dencoded(text: string): Decoded | undefined {
  const [value, end] = read(text, 0) ?? [];
  return end === text.length ? value : undefined;
}

function read(text: string, start: number): [Decoded, number] | undefined {
  const [whole, digits] = /[iI](-?\d+)e/y.exec(at(text, start)) ?? [];
  if (whole !== undefined) return [Number(digits), start + whole.length];
  if (text[start] !== "l" && text[start] !== "t") return undefined;
  const items: Decoded[] = [];
  let place = start + 1;
  while (text[place] !== "e") {
    const item = read(text, place);
    if (item === undefined) return undefined;
    items.push(item[0]);
    place = item[1];
  }
  return [items, place + 1];
}

const at = (text: string, start: number) => text.slice(start, start + 24);
