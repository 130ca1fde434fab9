/** Seconds since 1970 as DateTime shows a time. */
export const instantText = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
