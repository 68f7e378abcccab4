import { isRecord } from '../../record.js';

const PARTS = ['line1', 'line2', 'city', 'state', 'postal_code', 'country'];

/** A name and an address as the API takes them: without what is empty. `null` takes the address away. */
export function contactParameters(value: unknown): Record<string, unknown> | null {
  if (!isRecord(value)) return null;
  const { name, phone } = value;
  const given = isRecord(value['address']) ? value['address'] : {};
  const address: Record<string, string> = {};
  for (const part of PARTS) {
    const text = given[part];
    if (typeof text === 'string' && text) address[part] = text;
  }
  return {
    address,
    ...(typeof name === 'string' && name ? { name } : {}),
    ...(typeof phone === 'string' && phone ? { phone } : {}),
  };
}
