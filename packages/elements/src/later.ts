import { isServer, type ReactiveControllerHost } from 'lit';

/**
 * Gives the module to an element that renders; `undefined` until it is there, and then the element renders again. One
 * that does not load is left out, as on a server: whoever uses it must be complete without.
 */
export interface Later<T> {
  (host: ReactiveControllerHost): T | undefined;
  /** Fetches it, so that it is there when the element renders. Never rejects; what did not load is tried again. */
  load: () => Promise<unknown>;
}

/** A module of ours that is fetched when something needs it for the first time. */
export function later<T>(importModule: () => Promise<T>): Later<T> {
  let module: T | undefined;
  let loading: Promise<unknown> | undefined;

  const load = (): Promise<unknown> =>
    (loading ??= importModule().then(
      (loaded) => (module = loaded),
      (error: unknown) => {
        loading = undefined;
        console.error(error);
      },
    ));
  const get = (host: ReactiveControllerHost): T | undefined => {
    if (!module && !isServer) void load().then((loaded) => loaded && host.requestUpdate());
    return module;
  };
  return Object.assign(get, { load });
}
