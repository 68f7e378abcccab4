import { MAX_QUANTITY } from '@storetag/protocol';

/** How many units an attribute asks for: a whole number from 1 to 99, whatever the page wrote. */
export function unitsOf(quantity: number): number {
  return Math.min(MAX_QUANTITY, Math.max(1, Math.trunc(quantity) || 1));
}
