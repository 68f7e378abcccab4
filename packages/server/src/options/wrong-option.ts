import { redacted } from '../log/redact.js';

/** The error for an option: its name, its value with secrets struck out, and the mend. */
export function wrongOption(name: string, value: unknown, mend: string): TypeError {
  return new TypeError(`\`${name}\` must not be ${shown(value)}. ${mend}`);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return redacted(typeof value === 'string' ? `\`${value}\`` : JSON.stringify(value));
}
