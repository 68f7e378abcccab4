import { wrongOption } from './wrong-option.js';

/**
 * Refuses options that there are not, so that a misspelt one does not go unheard.
 *
 * @param name - Of the option that holds them, `''` at the top.
 * @param known - What there is, by spaces.
 * @throws {TypeError}
 */
export function checkKeys(name: string, value: unknown, known: string): void {
  const keys = known.split(' ');
  if (typeof value !== 'object' || value === null) {
    throw wrongOption(name, value, `Pass an object of ${keys.join(', ')}.`);
  }
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown === undefined) return;
  const path = name ? `${name}.${unknown}` : unknown;
  throw wrongOption(path, 'given', `It is no option; there are ${keys.join(', ')}.`);
}
