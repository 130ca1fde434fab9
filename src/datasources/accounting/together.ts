/** Collects what is asked for at once, and answers it at once: what the fields of one report need is read in one go. */
export class Together<Wanted, Answer> {
  #asked: { readonly wanted: Wanted[]; readonly answer: Promise<Answer> } | undefined;

  constructor(private readonly answer: (wanted: readonly Wanted[]) => Promise<Answer>) {}

  ask(wanted: Wanted): Promise<Answer> {
    if (this.#asked === undefined) {
      const all: Wanted[] = [];
      const answer = new Promise<void>(resolve => void setImmediate(resolve)).then(() => {
        this.#asked = undefined;
        return this.answer(all);
      });
      this.#asked = { wanted: all, answer };
    }
    this.#asked.wanted.push(wanted);
    return this.#asked.answer;
  }
}
