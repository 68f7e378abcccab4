const MINUTE = 60_000;

/** Work that comes again and again. */
export interface Repeated {
  /** No more of it. Settles when what is under way is done, or `grace` milliseconds have passed. */
  stop(grace: number): Promise<void>;
}

/**
 * Does `work` now, and a minute after each end of it.
 *
 * @param onError - Hears of what it rejects with; it is done again all the same.
 */
export function eachMinute(
  work: () => Promise<unknown>,
  onError: (error: unknown) => void,
): Repeated {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  let running = Promise.resolve();
  const run = async () => {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
    if (!isStopped) timer = setTimeout(begin, MINUTE);
  };
  const begin = () => {
    running = run();
  };
  begin();
  return {
    async stop(grace) {
      isStopped = true;
      clearTimeout(timer);
      let alarm: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        alarm = setTimeout(resolve, grace);
      });
      await Promise.race([running, late]);
      clearTimeout(alarm);
    },
  };
}
