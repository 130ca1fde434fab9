const FINAL_TEXT = 0x81;
/** Longer payloads say so, and how long they are, in 2 or 8 bytes more (RFC 6455, 5.2). */
const IN_2_BYTES = 126, IN_8_BYTES = 127;

/** A text message as servers send it: one frame, not masked. Its parts are put together here, so that they leave in one piece. */
export function textFrame(head: Buffer, payload: Buffer, tail: Buffer): Buffer {
  const length = head.length + payload.length + tail.length, extra = length < IN_2_BYTES ? 0 : length <= 0xffff ? 2 : 8, start = 2 + extra;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = FINAL_TEXT;
  frame[1] = extra === 0 ? length : extra === 2 ? IN_2_BYTES : IN_8_BYTES;
  if (extra === 2) frame.writeUInt16BE(length, 2);
  if (extra === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  head.copy(frame, start);
  payload.copy(frame, start + head.length);
  tail.copy(frame, start + head.length + payload.length);
  return frame;
}
