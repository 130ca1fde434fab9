import type { Socket } from "node:net";

/** More than that is on its way while the rest is written. */
const ENOUGH = 16 * 1024;

const held: Socket[] = [];

/**
 * Writes with whatever else is written into this socket before the event loop goes on: a look finds many changes at once,
 * and most of what a message costs is the call of the system that sends it.
 */
export function writeTogether(socket: Socket, bytes: Buffer, written?: () => void): void {
  if (socket.writableCorked === 0) {
    socket.cork();
    if (held.push(socket) === 1) process.nextTick(release);
  }
  socket.write(bytes, written);
  if (socket.writableLength >= ENOUGH) socket.uncork();
}

function release(): void {
  for (const socket of held.splice(0)) socket.uncork();
}
