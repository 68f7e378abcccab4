import { isRecord } from './record.js';

/**
 * An object as Stripe's API takes it: `{ a: { b: [1] } }` → `a[b][0]=1`. `undefined` is left out, `null` becomes
 * empty, which unsets.
 */
export function formEncode(value: Readonly<Record<string, unknown>>): URLSearchParams {
  const form = new URLSearchParams();
  for (const [key, field] of Object.entries(value)) append(form, key, field);
  return form;
}

function append(form: URLSearchParams, path: string, value: unknown): void {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) append(form, `${path}[${index}]`, item);
  } else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) append(form, `${path}[${key}]`, item);
  } else if (value === null) {
    form.append(path, '');
  } else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    form.append(path, String(value));
  }
}
