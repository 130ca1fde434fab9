/** What a promise gives, or an error when that takes longer. */
export async function within<A>(ms: number, promise: Promise<A>, late: () => Error): Promise<A> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => { timer = setTimeout(() => reject(late()), ms); });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
