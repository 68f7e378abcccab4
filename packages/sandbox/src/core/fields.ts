import type { FormValue } from './form.js';
import { readParams, type Field, type Fields, type Params } from './params.js';
import { invalidRequest, notModelled } from './stripe-failure.js';

/** A string that is not empty. */
export function text({
  max = 5000,
  pattern,
}: { max?: number; pattern?: RegExp } = {}): Field<string> {
  return {
    read(value, path) {
      if (typeof value !== 'string')
        throw invalidRequest(`Invalid string: ${show(value)}`, undefined, path);
      if (value === '') throw emptyString(path);
      if (value.length > max) {
        throw invalidRequest(`Invalid ${path}: must be at most ${max} characters`, undefined, path);
      }
      if (pattern && !pattern.test(value))
        throw invalidRequest(`Invalid ${path}: ${show(value)}`, undefined, path);
      return value;
    },
  };
}

/** What may be unset by an empty string, which reads as `null`. */
export function unsettable<T>(field: Field<T>): Field<T | null> {
  return { ...field, read: (value, path) => (value === '' ? null : field.read(value, path)) };
}

/** An integer of at least `min`. */
export function integer({ min = 0, max = 999_999_999_999 } = {}): Field<number> {
  return {
    read(value, path) {
      if (typeof value !== 'string' || !/^-?\d{1,15}$/.test(value)) {
        throw invalidRequest(`Invalid integer: ${show(value)}`, 'parameter_invalid_integer', path);
      }
      const number = Number(value);
      if (number < min) {
        throw invalidRequest(
          min === 0
            ? `Invalid non-negative integer`
            : `This value must be greater than or equal to ${min}.`,
          'parameter_invalid_integer',
          path,
        );
      }
      if (number > max) {
        throw invalidRequest(
          `This value must be less than or equal to ${max}.`,
          'parameter_invalid_integer',
          path,
        );
      }
      return number;
    },
  };
}

/** A number with at most four decimals, more than `above` and at most `max`. */
export function decimal({ above = -1, max = 100 } = {}): Field<number> {
  return {
    read(value, path) {
      const number = Number(value);
      if (typeof value !== 'string' || !/^\d{1,9}(\.\d{1,4})?$/.test(value)) {
        throw invalidRequest(`Invalid decimal: ${show(value)}`, undefined, path);
      }
      if (number <= above || number > max) {
        throw invalidRequest(
          `Invalid ${path}: must be more than ${above} and at most ${max}`,
          undefined,
          path,
        );
      }
      return number;
    },
  };
}

/** `true` or `false`. */
export function flag(): Field<boolean> {
  return {
    read(value, path) {
      if (value !== 'true' && value !== 'false') {
        throw invalidRequest(`Invalid boolean: ${show(value)}`, undefined, path);
      }
      return value === 'true';
    },
  };
}

/** One of the given words. */
export function oneOf<const T extends string>(...allowed: readonly T[]): Field<T> {
  return {
    read(value, path) {
      if (value === '') throw emptyString(path);
      const found = allowed.find((each) => each === value);
      if (found === undefined) {
        throw invalidRequest(`Invalid ${path}: must be ${alternatives(allowed)}`, undefined, path);
      }
      return found;
    },
  };
}

/** Some words are modelled, others are Stripe's but not ours: those are refused loudly. */
export function modelled<const T extends string>(
  known: readonly T[],
  others: readonly string[],
): Field<T> {
  const all = oneOf(...known, ...others);
  return {
    read(value, path) {
      const word = all.read(value, path);
      const found = known.find((each) => each === word);
      if (found === undefined) throw notModelled(`\`${path}\` = \`${word}\``, path);
      return found;
    },
  };
}

/** A list of at most `max` entries. */
export function listOf<T>(field: Field<T>, { max = 100 } = {}): Field<T[]> {
  return {
    read(value, path) {
      if (!Array.isArray(value)) throw invalidRequest('Invalid array', undefined, path);
      if (value.length > max) {
        throw invalidRequest(
          `Array ${path} exceeded maximum ${max} allowed elements.`,
          undefined,
          path,
        );
      }
      return value.map((entry, index) => field.read(entry, `${path}[${index}]`));
    },
  };
}

/** A nested object with parameters of its own. */
export function hashOf<F extends Fields>(fields: F): Field<Params<F>> {
  return {
    read(value, path) {
      if (typeof value !== 'object' || Array.isArray(value))
        throw invalidRequest('Invalid object', undefined, path);
      return readParams(fields, value, path);
    },
  };
}

/** Key-value pairs: at most 50, keys up to 40 characters, values up to 500; an empty value takes a key away. */
export function metadata(): Field<Record<string, string>> {
  return {
    read(value, path) {
      if (typeof value !== 'object' || Array.isArray(value))
        throw invalidRequest('Invalid object', undefined, path);
      const entries = Object.entries(value);
      if (entries.length > 50) {
        throw invalidRequest('You can specify up to 50 keys.', undefined, path);
      }
      return Object.fromEntries(
        entries.map(([key, entry]) => {
          const name = `${path}[${key}]`;
          if (typeof entry !== 'string')
            throw invalidRequest('Metadata values must be strings.', undefined, name);
          if (key.length > 40) {
            throw invalidRequest('Metadata keys can be up to 40 characters long.', undefined, name);
          }
          if (entry.length > 500) {
            throw invalidRequest(
              `Metadata values can have up to 500 characters, but you passed in a value that is ${entry.length} characters. Invalid value: ${entry.slice(0, 20)}...`,
              undefined,
              name,
            );
          }
          return [key, entry];
        }),
      );
    },
  };
}

/** A parameter that Stripe has and the sandbox does not: refused loudly. */
export function unmodelled(): Field<never> {
  return {
    read(_value, path) {
      throw notModelled(`the parameter \`${path}\``, path);
    },
  };
}

/** Takes what either field reads; the error is the second's. */
export function either<A, B>(first: Field<A>, second: Field<B>): Field<A | B> {
  return {
    read(value, path) {
      return typeof value === 'object' ? first.read(value, path) : second.read(value, path);
    },
  };
}

function emptyString(path: string) {
  return invalidRequest(
    `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset. You should remove '${path}' from your request or supply a non-empty value.`,
    'parameter_invalid_empty',
    path,
  );
}

function alternatives(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `one of ${words.slice(0, -1).join(', ')}, or ${words.at(-1) ?? ''}`;
}

function show(value: FormValue): string {
  return typeof value === 'string' ? value.slice(0, 100) : JSON.stringify(value).slice(0, 100);
}
