import type { ReactiveControllerHost } from 'lit';

/**
 * A module of ours that is fetched when something needs it for the first time.
 *
 * @returns Gives the module to an element that renders; `undefined` until it is there, and then the element renders again.
 * One that does not load is left out: whoever uses it must be complete without.
 */
export function later<T>(load: () => Promise<T>): (host: ReactiveControllerHost) => T | undefined {
  let module: T | undefined;
  let loading: Promise<T> | undefined;
  return (host) => {
    if (!module) {
      loading ??= load();
      loading.then(
        (loaded) => {
          module = loaded;
          host.requestUpdate();
        },
        (error: unknown) => console.error(error),
      );
    }
    return module;
  };
}
