import { isServer, type ReactiveControllerHost } from 'lit';

/**
 * A module of ours that is fetched when something needs it for the first time.
 *
 * @returns Gives the module to an element that renders; `undefined` until it is there, and then the element renders again.
 * One that does not load is left out, as on a server: whoever uses it must be complete without.
 */
export function later<T>(load: () => Promise<T>): (host: ReactiveControllerHost) => T | undefined {
  let module: T | undefined;
  let loading: Promise<T> | undefined;

  async function renderWithIt(host: ReactiveControllerHost): Promise<void> {
    try {
      module = await (loading ??= load());
      host.requestUpdate();
    } catch (error) {
      // The next rendering tries again.
      loading = undefined;
      console.error(error);
    }
  }

  return (host) => {
    if (!module && !isServer) void renderWithIt(host);
    return module;
  };
}
