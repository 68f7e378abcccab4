/**
 * Waits for `work`, but no longer than `milliseconds`: then the answer is what `late` returns or throws.
 *
 * A race with a timer, because an `AbortSignal` alone does not bound a read: Node 20 and 22 lose signals of requests
 * to the garbage collector (https://github.com/nodejs/node/issues/57736).
 */
export async function within<T, L>(
  milliseconds: number,
  work: Promise<T>,
  late: () => L | Promise<L>,
): Promise<T | L> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = Symbol('time is up');
  const alarm = new Promise<typeof timeUp>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, milliseconds), timeUp);
  });
  try {
    const first = await Promise.race([work, alarm]);
    if (first !== timeUp) return first;
    // Nobody listens any more; its rejection must not become an unhandled one.
    work.catch(() => {});
    return await late();
  } finally {
    clearTimeout(timer);
  }
}
