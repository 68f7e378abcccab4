/**
 * Puts new values into a record and gives the old ones of what really changed, as `previous_attributes` has them;
 * nothing when nothing changed. Keys that are `undefined` are left alone.
 */
export function changes<T extends object>(
  record: T,
  values: { [K in keyof T]?: T[K] | undefined },
): Record<string, unknown> | undefined {
  const previous: Record<string, unknown> = {};
  for (const key of Object.keys(values)) {
    if (!isKeyOf(values, key)) continue;
    const value = values[key];
    if (value === undefined || JSON.stringify(value) === JSON.stringify(record[key])) continue;
    previous[key] = structuredClone(record[key]);
    record[key] = value;
  }
  return Object.keys(previous).length > 0 ? previous : undefined;
}

function isKeyOf<T extends object>(object: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(object, key);
}
