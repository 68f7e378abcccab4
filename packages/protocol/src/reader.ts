/**
 * Turns something unknown into a value of a known shape, or throws a {@link ReadError}.
 *
 * `path` says where the value stands, as in `line_items[0].quantity`; the caller at the top passes nothing.
 */
export type Reader<T> = (value: unknown, path?: string) => T;

/** What a reader makes of its input. */
export type ReadBy<R> = R extends Reader<infer T> ? T : never;

/** A value that is not what its reader expects. `path` is where it stands, `''` at the top. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  readonly path: string;

  constructor(path: string, expected: string, value: unknown) {
    super(`${path ? `\`${path}\`` : 'The value'} must be ${expected}, not ${shown(value)}.`);
    this.path = path;
  }
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (value === undefined) return 'missing';
  // In a list, because what JSON has no word for would come out as no string at all.
  return JSON.stringify([typeof value === 'bigint' ? `${value}` : value])
    .slice(1, -1)
    .slice(0, 80);
}

/** Reads what passes a test, as it is. */
// @__NO_SIDE_EFFECTS__
function passing<T>(expected: string, passes: (value: unknown) => value is T): Reader<T> {
  return (value, path = '') => {
    if (!passes(value)) throw new ReadError(path, expected, value);
    return value;
  };
}

/** Reads a string of `min` to `max` UTF-16 units, matching `pattern` where one is given. */
// @__NO_SIDE_EFFECTS__
export function text(
  expected = 'a string',
  { min = 0, max = 5000, pattern = /^/ } = {},
): Reader<string> {
  return passing(
    expected,
    (value): value is string =>
      typeof value === 'string' &&
      value.length >= min &&
      value.length <= max &&
      pattern.test(value),
  );
}

/** Reads an integer from `min` to `max`, both included. Never a fraction, never a numeric string. */
// @__NO_SIDE_EFFECTS__
export function integer(
  min = Number.MIN_SAFE_INTEGER,
  max = Number.MAX_SAFE_INTEGER,
): Reader<number> {
  return passing(
    `an integer${max < Number.MAX_SAFE_INTEGER ? ` from ${min} to ${max}` : ''}`,
    (value): value is number =>
      typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max,
  );
}

/** Reads `true` or `false`, never a word or a number for one. */
export const truth: Reader<boolean> = passing(
  'true or false',
  (value) => typeof value === 'boolean',
);

/** Reads one of the given strings. */
// @__NO_SIDE_EFFECTS__
export function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return passing(`one of ${allowed.join(', ')}`, (value): value is T =>
    allowed.some((each) => each === value),
  );
}

/** Reads what `reader` reads, or `null`. */
// @__NO_SIDE_EFFECTS__
export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : reader(value, path));
}

/** Reads a list of `min` to `max` entries. */
// @__NO_SIDE_EFFECTS__
export function listOf<T>(reader: Reader<T>, { min = 0, max = Infinity } = {}): Reader<T[]> {
  const readList = passing(
    `a list${max === Infinity ? '' : ` of ${min} to ${max} entries`}`,
    (value): value is unknown[] =>
      Array.isArray(value) && value.length >= min && value.length <= max,
  );
  return (value, path = '') =>
    readList(value, path).map((entry, index) => reader(entry, `${path}[${index}]`));
}

/** Reads an object with any keys, whose values `reader` reads. */
// @__NO_SIDE_EFFECTS__
export function recordOf<T>(reader: Reader<T>): Reader<Record<string, T>> {
  return (value, path = '') =>
    // `fromEntries` defines own properties, so a `__proto__` key stays data.
    Object.fromEntries(
      Object.entries(readObject(value, path)).map(([key, entry]) => [
        key,
        reader(entry, `${path}.${key}`),
      ]),
    );
}

type Readers = Record<string, Reader<unknown>>;
type NoReaders = { [key in never]: never };
type Required<R extends Readers> = { [K in keyof R]: ReadBy<R[K]> };
type Optional<R extends Readers> = { [K in keyof R]?: ReadBy<R[K]> };

/**
 * Reads an object: every key of `required`, those of `optional` that are there.
 *
 * Keys that neither names are left out of the result; with `exact` they are refused, so that a sender learns of a
 * misspelt or forbidden field instead of having it ignored.
 */
// @__NO_SIDE_EFFECTS__
export function objectOf<R extends Readers, O extends Readers = NoReaders>(
  required: R,
  optional?: O,
  { exact = false } = {},
): Reader<Required<R> & Optional<O>> {
  const readers: Readers = { ...required, ...optional };
  return (value, path = '') => {
    const source = readObject(value, path);
    const prefix = path && `${path}.`;
    const result: Record<string, unknown> = {};
    for (const [key, reader] of Object.entries(readers)) {
      if (key in source || Object.hasOwn(required, key))
        result[key] = reader(source[key], prefix + key);
    }
    if (exact) {
      const unknown = Object.keys(source).find((key) => !Object.hasOwn(result, key));
      if (unknown !== undefined) {
        throw new ReadError(prefix + unknown, 'left out: no such field is known', source[unknown]);
      }
    }
    // The loop above filled every key with what its own reader returned; TypeScript cannot follow that.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return result as Required<R> & Optional<O>;
  };
}

const isObject = passing(
  'an object',
  (value): value is object => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** A copy of what an object itself has: nothing is inherited. */
function readObject(value: unknown, path: string): Record<string, unknown> {
  return { __proto__: null, ...isObject(value, path) };
}
