import { invalidRequest } from './stripe-failure.js';

/** A decoded form: strings at the leaves. */
export type FormValue = string | FormValue[] | FormHash;
export interface FormHash {
  [key: string]: FormValue;
}

/** How deep brackets may go; Stripe's own parameters need six. */
const DEEPEST = 10;

/**
 * Decodes Stripe's bracket notation: `metadata[a]=1`, `expand[]=x`, `line_items[0][price]=y`.
 *
 * Hashes whose keys are all digits become lists, in the order of their numbers.
 */
export function decodeForm(encoded: string | URLSearchParams): FormHash {
  const root = emptyHash();
  for (const [name, value] of new URLSearchParams(encoded)) {
    place(root, segmentsOf(name), value, name);
  }
  return Object.fromEntries(Object.entries(root).map(([key, value]) => [key, withLists(value)]));
}

/** Without a prototype, so that `__proto__` is a key like any other. */
function emptyHash(): FormHash {
  const hash: FormHash = {};
  Object.setPrototypeOf(hash, null);
  return hash;
}

function segmentsOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match?.[1]) throw invalidRequest(`Invalid parameter name: ${name}`);
  const inner = [...(match[2] ?? '').matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? '');
  if (inner.length > DEEPEST) throw invalidRequest(`Invalid parameter name: ${name}`);
  return [match[1], ...inner];
}

function place(root: FormHash, segments: string[], value: string, name: string): void {
  let hash = root;
  segments.forEach((segment, index) => {
    // `a[]` appends: the next free number is its key.
    const key = segment === '' ? nextKey(hash, segments.slice(index + 1)) : segment;
    if (index === segments.length - 1) {
      hash[key] = value;
      return;
    }
    const inner = hash[key] ?? emptyHash();
    if (typeof inner === 'string' || Array.isArray(inner)) {
      throw invalidRequest(`Invalid parameter name: ${name}`);
    }
    hash[key] = inner;
    hash = inner;
  });
}

/** `a[][x]=1&a[][y]=2` is one entry with x and y; `a[][x]=1&a[][x]=2` are two: as Rack and Stripe read it. */
function nextKey(hash: FormHash, rest: string[]): string {
  const count = Object.keys(hash).length;
  const last = hash[String(count - 1)];
  const [property] = rest;
  const continues =
    typeof last === 'object' && property !== undefined && !Object.hasOwn(last, property);
  return String(continues ? count - 1 : count);
}

function withLists(value: FormValue): FormValue {
  if (typeof value === 'string' || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, inner]) => withLists(inner));
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, withLists(inner)]));
}

/** Encodes a plain value into bracket notation, for callers inside the sandbox. */
export function encodeForm(value: object): string {
  const search = new URLSearchParams();
  const walk = (name: string, inner: unknown): void => {
    if (typeof inner === 'object' && inner !== null) {
      for (const [key, each] of Object.entries(inner)) walk(name ? `${name}[${key}]` : key, each);
    } else if (typeof inner === 'string' || inner === null) {
      search.append(name, inner ?? '');
    } else if (inner !== undefined) {
      search.append(name, JSON.stringify(inner));
    }
  };
  walk('', value);
  return search.toString();
}
