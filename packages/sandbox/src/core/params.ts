import type { FormHash, FormValue } from './form.js';
import { invalidRequest } from './stripe-failure.js';

/** Reads one parameter, or throws Stripe's error for it. `path` is its name on the wire, `a[b]`. */
export interface Field<T> {
  readonly read: (value: FormValue, path: string) => T;
  readonly required?: boolean;
}
/** A field that must be there. */
export interface RequiredField<T> extends Field<T> {
  readonly required: true;
}
export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What a table of fields makes of a request. */
export type Params<F extends Fields> = {
  [K in keyof F as F[K] extends RequiredField<unknown> ? K : never]: ReadBy<F[K]>;
} & {
  [K in keyof F as F[K] extends RequiredField<unknown> ? never : K]?: ReadBy<F[K]>;
};
type ReadBy<F> = F extends Field<infer T> ? T : never;

/**
 * Checks a table against `stripe`'s own parameter type: each key that Stripe knows has a field, and no other is taken.
 * Use with `satisfies`. `expand` is common to all operations and read elsewhere.
 */
export type FieldsOf<P> = { readonly [K in Exclude<keyof P, 'expand'>]-?: Field<unknown> };

/** Makes a field one that must be there. */
export function required<T>(field: Field<T>): RequiredField<T> {
  return { ...field, required: true };
}

/**
 * Reads a whole request, or a nested object of it.
 *
 * @throws {StripeFailure} `parameter_unknown`, `parameter_missing`, or what a field says.
 */
export function readParams<F extends Fields>(fields: F, hash: FormHash, path = ''): Params<F> {
  const nameOf = (key: string) => (path ? `${path}[${key}]` : key);
  const unknown = Object.keys(hash).filter((key) => !Object.hasOwn(fields, key));
  if (unknown.length > 0) {
    const names = unknown.map(nameOf);
    throw invalidRequest(
      `Received unknown parameter${names.length > 1 ? 's' : ''}: ${names.join(', ')}`,
      'parameter_unknown',
      names[0],
    );
  }
  const result: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = hash[key];
    if (value !== undefined) {
      result[key] = field.read(value, nameOf(key));
    } else if (field.required) {
      throw invalidRequest(
        `Missing required param: ${nameOf(key)}.`,
        'parameter_missing',
        nameOf(key),
      );
    }
  }
  // Each key holds what its own field returned; TypeScript cannot follow that through the loop.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return result as Params<F>;
}
