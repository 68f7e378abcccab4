import type { Engine } from '../core/engine.js';
import { notModelled, StripeFailure } from '../core/stripe-failure.js';
import { passesLuhn, UNMODELLED_CARDS } from '../core/test-cards.js';
import type { CardInput } from './payment-method-fields.js';

/**
 * Checks what can be seen without asking a bank.
 *
 * @param number - Digits only.
 * @throws {StripeFailure} 402 `incorrect_number`, `invalid_expiry_month`, `invalid_expiry_year`, `invalid_cvc`.
 */
export function checkCard(engine: Engine, number: string, card: CardInput): void {
  if (!passesLuhn(number)) {
    throw cardError('incorrect_number', 'Your card number is incorrect.', 'number');
  }
  if (UNMODELLED_CARDS.has(number)) {
    throw notModelled(`the test card ending in ${number.slice(-4)}`, 'card[number]');
  }
  const now = new Date(engine.clock.now());
  const year = fullYear(card.exp_year);
  const month = card.exp_month;
  const past = year === now.getUTCFullYear() && month < now.getUTCMonth() + 1;
  if (month < 1 || month > 12 || past) {
    throw cardError(
      'invalid_expiry_month',
      "Your card's expiration month is invalid.",
      'exp_month',
    );
  }
  if (year < now.getUTCFullYear() || year > now.getUTCFullYear() + 50) {
    throw cardError('invalid_expiry_year', "Your card's expiration year is invalid.", 'exp_year');
  }
  if (card.cvc !== undefined && !/^\d{3,4}$/.test(card.cvc)) {
    throw cardError('invalid_cvc', "Your card's security code is invalid.", 'cvc');
  }
}

/** A year as it may be typed: 30 is 2030. */
export function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function cardError(code: string, message: string, param: string): StripeFailure {
  return new StripeFailure('card_error', message, { status: 402, code, param });
}
