/** Anybody may ask, as often as they like: the databases are asked once in this time. */
const MOMENT_MS = 500;

/** Gives everybody who asks within a moment the same answer. */
export function forAMoment<A>(ask: () => Promise<A>): () => Promise<A> {
  let last: { readonly answer: Promise<A>; readonly until: number } | undefined;
  return () => {
    if (last === undefined || performance.now() > last.until) last = { answer: ask(), until: performance.now() + MOMENT_MS };
    return last.answer;
  };
}
