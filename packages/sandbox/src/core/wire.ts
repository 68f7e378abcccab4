import type { WireObject } from './records.js';

/** Whether a value is one of Stripe's objects or lists. */
export function isHash(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an object of Stripe's with an id. */
export function isWireObject(value: unknown): value is WireObject {
  return isHash(value) && typeof value['id'] === 'string' && typeof value['object'] === 'string';
}

/**
 * A copy of a record as it goes over the wire: what is `undefined` is gone, addresses below the sandbox are absolute.
 *
 * @param origin - Where the sandbox is reached, without a slash at the end.
 */
export function toWire(record: unknown, origin: string): unknown {
  return copy(record, origin, '');
}

function copy(value: unknown, origin: string, key: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => copy(entry, origin, key));
  if (typeof value === 'string') return isOwnAddress(value, key) ? origin + value : value;
  if (!isHash(value)) return value;
  const result: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    // Metadata is the owner's: not a letter of it is touched.
    if (inner !== undefined) result[name] = name === 'metadata' ? inner : copy(inner, origin, name);
  }
  return result;
}

/** The sandbox keeps its own addresses as paths; `url` of a list is a path on Stripe too. */
function isOwnAddress(value: string, key: string): boolean {
  if (!value.startsWith('/') || value.startsWith('//')) return false;
  return (
    key === 'images' || key === 'stripe_js' || (key.endsWith('url') && !value.startsWith('/v1/'))
  );
}
