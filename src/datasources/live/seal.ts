import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { badInput, GatewayError } from "../../errors.ts";

/** Where a subscription goes on: behind this change. */
export interface Resume {
  readonly seq: number;
  /** "list": lists are read since then. "listed": lists were read until then. "plain": the subscriber follows no list. */
  readonly kind: "list" | "listed" | "plain";
  /** What relative times in its filter are relative to, in milliseconds since 1970; 0 where there are none. */
  readonly now: number;
}

/** Tells what was sealed with this secret from anything else: of 16 million others one would pass. */
const MAGIC = 0x646972;
const KINDS = ["list", "listed", "plain", "id"] as const;

/**
 * Cursors and ids of changes. They are sealed with the state's secret, so that nobody learns from a gap between two numbers
 * how much went on that they may not see, and so that a cursor of another state does not open.
 */
export class Seal {
  readonly #key: Buffer;

  constructor(secret: Buffer, feed: string) {
    this.#key = createHmac("sha256", secret).update(feed).digest();
  }

  cursor({ seq, kind, now }: Resume): string {
    return this.#close(seq, kind, now);
  }

  eventId(seq: number): string {
    return this.#close(seq, "id", 0);
  }

  open(cursor: string, argument: string): Resume {
    if (!/^[\w-]{22}$/.test(cursor)) throw badInput(argument, "is no cursor of a change; take one from `cursor`, or from `changesCursor` of a list");
    const decipher = createDecipheriv("aes-256-ecb", this.#key, null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(Buffer.from(cursor, "base64url")), decipher.final()]);
    const kind = KINDS[block.readUInt8(3)];
    if (block.readUIntBE(0, 3) !== MAGIC || kind === undefined || kind === "id") throw cursorExpired(argument);
    return { seq: block.readUIntBE(4, 6), kind, now: block.readUIntBE(10, 6) };
  }

  #close(seq: number, kind: (typeof KINDS)[number], now: number): string {
    const block = Buffer.alloc(16);
    block.writeUIntBE(MAGIC, 0, 3);
    block.writeUInt8(KINDS.indexOf(kind), 3);
    block.writeUIntBE(seq, 4, 6);
    block.writeUIntBE(now, 10, 6);
    // one block: its bytes depend on each other, and the same change has the same cursor for everybody
    const cipher = createCipheriv("aes-256-ecb", this.#key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(block), cipher.final()]).toString("base64url");
  }
}

export function cursorExpired(argument: string): GatewayError {
  return new GatewayError("CURSOR_EXPIRED", `${argument}: what happened since then is no longer known here; read the list again and go on from its changesCursor`, { argument });
}
