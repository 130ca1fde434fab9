/** Strange texts, each another one, must not fill the memory. */
const MANY = 100;

/** Says each text once, until it is told to forget. */
export class SaidOnce {
  readonly #said = new Set<string>();

  constructor(private readonly say: (text: string) => void) {}

  tell(text: string): void {
    if (this.#said.has(text)) return;
    if (this.#said.size >= MANY) this.#said.clear();
    this.#said.add(text);
    this.say(text);
  }

  /** What was said is news again. */
  forget(): void {
    this.#said.clear();
  }
}
