import { invalidRequest } from './stripe-failure.js';

/**
 * Smallest amounts that Stripe charges, in minor units; 50 of anything else that is not listed.
 *
 * @see {@link https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts}
 */
const MINIMUM: Readonly<Record<string, number>> = {
  aed: 200,
  czk: 1500,
  dkk: 250,
  gbp: 30,
  hkd: 400,
  huf: 17_500,
  jpy: 50,
  krw: 50,
  kwd: 150,
  mxn: 1000,
  myr: 200,
  nok: 300,
  pln: 200,
  ron: 200,
  sek: 300,
  thb: 1000,
};
/** Largest charge, in minor units. */
export const MAXIMUM_CHARGE = 99_999_999;
const THREE_DECIMALS = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd']);
const WHOLE_ONLY = new Set(['isk', 'ugx']);

/** Reads a currency as Stripe does: three letters of ISO 4217, answered in lower case. */
export const currencyField = {
  read(value: unknown, path: string): string {
    const code = typeof value === 'string' ? value.toLowerCase() : '';
    if (!currencies().has(code)) {
      throw invalidRequest(`Invalid currency: ${String(value).slice(0, 40)}.`, undefined, path);
    }
    return code;
  },
};

let known: Set<string> | undefined;
function currencies(): Set<string> {
  known ??= new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()));
  return known;
}

/** Smallest charge in a currency, in minor units. */
export function minimumCharge(currency: string): number {
  return MINIMUM[currency] ?? 50;
}

/** Refuses an amount that Stripe would not charge. */
export function checkCharge(amount: number, currency: string, param = 'amount'): void {
  checkSteps(amount, currency, param);
  const minimum = minimumCharge(currency);
  if (amount < minimum) {
    throw invalidRequest(
      `Amount must be at least ${words(minimum, currency)}`,
      'amount_too_small',
      param,
    );
  }
  if (amount > MAXIMUM_CHARGE * (THREE_DECIMALS.has(currency) ? 10 : 1)) {
    throw invalidRequest(
      `Amount must be no more than ${words(MAXIMUM_CHARGE, currency)}`,
      'amount_too_large',
      param,
    );
  }
}

/** Refuses amounts finer than the currency's smallest step. */
export function checkSteps(amount: number, currency: string, param: string): void {
  const step = THREE_DECIMALS.has(currency) ? 10 : WHOLE_ONLY.has(currency) ? 100 : 1;
  if (amount % step !== 0) {
    throw invalidRequest(
      `Invalid amount: ${amount}. Amounts in ${currency} must be divisible by ${step}.`,
      'parameter_invalid_integer',
      param,
    );
  }
}

/** An amount as Stripe's messages write it: `$0.50 usd`. */
export function words(amount: number, currency: string): string {
  const digits = THREE_DECIMALS.has(currency) ? 3 : zeroDecimal(currency) ? 0 : 2;
  const value = (amount / 10 ** digits).toFixed(digits);
  const symbol = { usd: '$', eur: '€', gbp: '£', jpy: '¥', krw: '₩' }[currency];
  return symbol ? `${symbol}${value} ${currency}` : `${value} ${currency}`;
}

function zeroDecimal(currency: string): boolean {
  return 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.includes(currency);
}
