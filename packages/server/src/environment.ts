/** A variable of the environment, on runtimes that have `process`; `undefined` on others. */
export function environment(name: string): unknown {
  const runtime: unknown = Reflect.get(globalThis, 'process');
  const variables: unknown = isObject(runtime) ? Reflect.get(runtime, 'env') : undefined;
  return isObject(variables) ? Reflect.get(variables, name) : undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
