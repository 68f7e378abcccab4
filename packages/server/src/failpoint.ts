const hook = Symbol.for('storetag.failpoint');

/**
 * A place where the process may die. `pnpm torture` kills it at each of them, and looks whether an order was lost,
 * doubled or wrong; otherwise nothing happens here.
 *
 * The published build has neither the calls nor this file: `scripts/strip-failpoints.mjs` strikes them out. For that,
 * each call is a statement on a line of its own, with its name as it stands.
 *
 * @param name - What has just been done, such as `settle:claimed`.
 */
export function failpoint(name: string): void {
  const harness: unknown = Reflect.get(globalThis, hook);
  if (typeof harness === 'function') Reflect.apply(harness, undefined, [name]);
}
