/** Runs `work(0)` … `work(count - 1)`, at most `width` at the same time. */
export async function inParallel(count, width, work) {
  let next = 0;
  const lane = async () => {
    while (next < count) {
      const index = next++;
      // oxlint-disable-next-line no-await-in-loop -- that is what a lane is
      await work(index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}
