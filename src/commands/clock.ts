/** The clock of --now stands. */
export function clockOf({ now }: { readonly now?: Date }): () => number {
  return now === undefined ? Date.now : () => now.getTime();
}
