import { text } from './reader.js';

/** Reads a currency: three lowercase letters. */
export const readCurrency = text('a lowercase ISO 4217 code', { pattern: /^[a-z]{3}$/ });
