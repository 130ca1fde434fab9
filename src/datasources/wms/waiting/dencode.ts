export type Decoded = string | number | boolean | null | readonly Decoded[] | DecodedMap;
export interface DecodedMap extends ReadonlyMap<string, Decoded> {}

const MAX_DEPTH = 32;

/** DIRAC's own serialisation (DEncode), in which optimizers keep their parameters; undefined for what is none. Lengths of texts are in bytes. */
export function dedencode(text: string): Decoded | undefined {
  try {
    const reader = new Reader(Buffer.from(text)), value = reader.value(0);
    return reader.isAtEnd ? value : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Throws RangeError at anything that it does not understand. */
class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length;
  }

  value(depth: number): Decoded {
    if (depth > MAX_DEPTH) throw new RangeError("too deep");
    const kind = String.fromCharCode(this.bytes.readUInt8(this.#at++));
    switch (kind) {
      case "n": return null;
      case "b": return this.#take(1) === "1";
      case "i": case "I": case "f": return this.#number();
      case "s": case "u": return this.#take(Number(this.#until(":")));
      case "l": case "t": return this.#all(() => this.value(depth + 1));
      case "d": return new Map(this.#all(() => [String(this.value(depth + 1)), this.value(depth + 1)] as const));
      default: throw new RangeError(`no kind ${kind}`);
    }
  }

  #all<T>(read: () => T): T[] {
    const found: T[] = [];
    while (this.bytes.readUInt8(this.#at) !== END) found.push(read());
    this.#at++;
    return found;
  }

  #number(): number {
    return Number(this.#until("e"));
  }

  #until(mark: string): string {
    const end = this.bytes.indexOf(mark, this.#at);
    if (end < 0) throw new RangeError(`no ${mark}`);
    const text = this.bytes.toString("latin1", this.#at, end);
    this.#at = end + 1;
    return text;
  }

  #take(length: number): string {
    if (!Number.isSafeInteger(length) || this.#at + length > this.bytes.length) throw new RangeError("too short");
    this.#at += length;
    return this.bytes.toString("utf8", this.#at - length, this.#at);
  }
}

const END = "e".charCodeAt(0);
