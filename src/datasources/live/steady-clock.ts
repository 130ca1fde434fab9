/** Milliseconds since 1970 by a clock that is never set back while the process runs: "before" and "after" hang on it. */
export const steadyNow = (): number => Math.floor(performance.timeOrigin + performance.now());
