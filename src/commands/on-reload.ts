/** Does something on SIGHUP, as daemons do. At a terminal SIGHUP says that it was closed, and ends the process as ever. */
export function onReload(reload: () => void): void {
  if (process.stdout.isTTY !== true) process.on("SIGHUP", reload);
}
