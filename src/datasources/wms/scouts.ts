/** The jobs that are sent first, to show that jobs like it run: one block of numbers. */
export interface Scouts {
  readonly first: number;
  readonly last: number;
}

/** The option of the description and the parameter of the job that name its scouts as `first:last`. No code of DIRAC's own writes them; extensions that scout do. */
export const SCOUT_ID = "ScoutID";

/** Nothing where the text names no block. */
export function scoutsOf(text: string | undefined): Scouts | undefined {
  const [, first, last] = /^\s*(\d{1,15})\s*:\s*(\d{1,15})\s*$/.exec(text ?? "") ?? [];
  return first === undefined || Number(first) > Number(last) ? undefined : { first: Number(first), last: Number(last) };
}
