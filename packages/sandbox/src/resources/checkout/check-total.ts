import { MAXIMUM_CHARGE, minimumCharge, words } from '../../core/money.js';
import { invalidRequest } from '../../core/stripe-failure.js';

/** Refuses a total that Stripe would not charge. One of 0 is not charged at all. */
export function checkTotal(amount: number, currency: string): void {
  const minimum = minimumCharge(currency);
  if (amount > 0 && amount < minimum) {
    throw invalidRequest(
      `The Checkout Session's total amount due must add up to at least ${words(minimum, currency)}`,
      'amount_too_small',
    );
  }
  if (amount > MAXIMUM_CHARGE) {
    throw invalidRequest(
      `The Checkout Session's total amount due cannot exceed ${words(MAXIMUM_CHARGE, currency)}`,
      'amount_too_large',
    );
  }
}
