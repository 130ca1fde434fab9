/** A reason for closing a WebSocket may have 123 bytes. */
export const closeReason = (text: string): string => Buffer.from(text).subarray(0, 118).toString();
