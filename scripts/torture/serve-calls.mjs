/**
 * Lets the process that forked this one call `handlers` by name. The counterpart of `startProcess`.
 */
export function serveCalls(handlers) {
  process.on('message', ({ call, name, given }) => {
    Promise.resolve()
      .then(() => handlers[name](given))
      .then(
        (result) => process.send?.({ call, result: result ?? null }),
        (error) => process.send?.({ call, error: String(error?.stack ?? error) }),
      );
  });
  // Without who started it, it has nothing to do.
  process.on('disconnect', () => process.exit());
}
