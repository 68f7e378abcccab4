/** The sandbox's time in milliseconds: the page was served with it, and it goes on from there. */
export function sandboxClock(): () => number {
  const served = Number(document.documentElement.dataset['now']);
  const start = performance.now();
  return () => served + performance.now() - start;
}
