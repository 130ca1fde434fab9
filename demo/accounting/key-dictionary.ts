/** DIRAC cuts the values of keys. */
const LONGEST = 64;

/** The numbers of one key's values. Case, accents and spaces at the end make no difference, as in DIRAC's tables: the value stays as it was seen first. */
export class KeyDictionary {
  readonly #ids = new Map<string, number>();
  readonly #folded = new Map<string, number>();
  /** Of values that were seen for the first time. */
  readonly #insert: (value: string) => number;

  constructor(insert: (value: string) => number, known: Iterable<readonly [id: number, value: string]> = []) {
    this.#insert = insert;
    for (const [id, value] of known) this.#folded.set(fold(value), id);
  }

  idOf(value: string): number {
    let id = this.#ids.get(value);
    if (id === undefined) this.#ids.set(value, id = this.#find(value.slice(0, LONGEST)));
    return id;
  }

  #find(value: string): number {
    const folded = fold(value);
    let id = this.#folded.get(folded);
    if (id === undefined) this.#folded.set(folded, id = this.#insert(value));
    return id;
  }
}

const fold = (value: string) => value.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trimEnd();
