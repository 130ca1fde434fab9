import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { badInput, GatewayError } from "../../errors.ts";

/** Where a subscription goes on: behind this change. */
export interface Resume {
  readonly seq: number;
  /** "list": lists are read since then. "listed": lists were read until then. "plain": the subscriber follows no list. */
  readonly kind: "list" | "listed" | "plain";
}

const MAGIC = 0x64697261;
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

  cursor({ seq, kind }: Resume): string {
    return this.#close(seq, kind);
  }

  eventId(seq: number): string {
    return this.#close(seq, "id");
  }

  open(cursor: string, argument: string): Resume {
    if (!/^[\w-]{22}$/.test(cursor)) throw badInput(argument, "is no cursor of a change; take one from `cursor`, or from `changesCursor` of a list");
    const decipher = createDecipheriv("aes-256-ecb", this.#key, null).setAutoPadding(false);
    const block = Buffer.concat([decipher.update(Buffer.from(cursor, "base64url")), decipher.final()]);
    const kind = KINDS[block.readUInt32BE(12)];
    if (block.readUInt32BE(0) !== MAGIC || kind === undefined || kind === "id") throw cursorExpired(argument);
    return { seq: Number(block.readBigUInt64BE(4)), kind };
  }

  #close(seq: number, kind: (typeof KINDS)[number]): string {
    const block = Buffer.alloc(16);
    block.writeUInt32BE(MAGIC, 0);
    block.writeBigUInt64BE(BigInt(seq), 4);
    block.writeUInt32BE(KINDS.indexOf(kind), 12);
    // one block: its bytes depend on each other, and the same change has the same cursor for everybody
    const cipher = createCipheriv("aes-256-ecb", this.#key, null).setAutoPadding(false);
    return Buffer.concat([cipher.update(block), cipher.final()]).toString("base64url");
  }
}

export function cursorExpired(argument: string): GatewayError {
  return new GatewayError("CURSOR_EXPIRED", `${argument}: what happened since then is no longer known here; read the list again and go on from its changesCursor`, { argument });
}
