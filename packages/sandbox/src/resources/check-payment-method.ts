import { invalidRequest, notModelled, StripeFailure } from '../core/stripe-failure.js';
import { testBank, type TestBank } from '../core/test-banks.js';
import type { CardInput, PaymentMethodParams } from './payment-method-fields.js';

/**
 * Refuses what cannot be a payment method, whatever a bank would say.
 *
 * @param path - The parameter that holds it, `payment_method_data`; `''` (default) for none.
 * @throws {StripeFailure} 400 for a type without its details; 402 for card digits from a server.
 */
export function checkPaymentMethod(
  params: PaymentMethodParams,
  key: 'publishable' | 'secret',
  path = '',
): void {
  if (params.type === 'card') cardIn(params, key, path);
  else if (params.type === 'us_bank_account') bankIn(params, path);
}

/** The card that a request describes. @throws {StripeFailure} as {@link checkPaymentMethod}. */
export function cardIn(
  { card }: PaymentMethodParams,
  key: 'publishable' | 'secret',
  path = '',
): CardInput {
  if (!card) throw missing('card', path);
  if (key === 'secret') {
    throw new StripeFailure(
      'invalid_request_error',
      'Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest you use test tokens that map to the test card you are using, see https://stripe.com/docs/testing. To enable testing raw card data APIs, see https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.',
      { status: 402 },
    );
  }
  return card;
}

/** The account that a request describes. @throws {StripeFailure} as {@link checkPaymentMethod}. */
export function bankIn(
  { us_bank_account: account }: PaymentMethodParams,
  path = '',
): { bank: TestBank; routing: string } {
  if (!account) throw missing('us_bank_account', path);
  const bank = testBank(account.account_number);
  if (!bank) {
    const param = `${nested('us_bank_account', path)}[account_number]`;
    throw notModelled('bank accounts other than its test accounts', param);
  }
  return { bank, routing: account.routing_number };
}

function missing(name: string, path: string): StripeFailure {
  const param = nested(name, path);
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}

function nested(name: string, path: string): string {
  return path ? `${path}[${name}]` : name;
}
