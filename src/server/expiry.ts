/** setTimeout takes 24.8 days at most. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Does something when a token ends, at once when it has; returns how to forget about it. */
export function atExpiry(expiresAt: number | undefined, act: () => void): () => void {
  if (expiresAt === undefined) return () => {};
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const left = expiresAt - Date.now();
    if (left <= 0) act();
    else timer = setTimeout(wait, Math.min(left, MAX_TIMER_MS)).unref();
  };
  wait();
  return () => clearTimeout(timer);
}
