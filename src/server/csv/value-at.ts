/** What stands in an answer at this place; undefined where there is nothing on the way. */
export function valueAt(value: unknown, path: readonly string[]): unknown {
  for (const key of path) value = (value as Record<string, unknown> | null | undefined)?.[key];
  return value;
}
