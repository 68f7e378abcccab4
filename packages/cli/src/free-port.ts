/**
 * Listens on `port`; where it is taken, on the next free one of the twenty after it. 0 stays 0: any free port.
 *
 * @param listenOn - Listens on exactly the given port; rejects with `EADDRINUSE` when another program has it.
 * @param taken - Told of each port that was taken.
 */
export async function listenOnFreePort<T>(
  port: number,
  listenOn: (port: number) => Promise<T>,
  taken: (port: number) => void,
): Promise<T> {
  for (let candidate = port; ; candidate += 1) {
    try {
      return await listenOn(candidate);
    } catch (error) {
      if (!isTaken(error) || port === 0 || candidate >= Math.min(port + 20, 65_535)) throw error;
      taken(candidate);
    }
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
