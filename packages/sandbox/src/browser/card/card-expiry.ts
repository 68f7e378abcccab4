/** An expiry date as the API takes it. */
export interface CardExpiry {
  /** 1–12. */
  month: number;
  /** Four digits. */
  year: number;
}

/** What a person typed, as `MM / YY`. A first digit above 1 can only be a month of its own. */
export function formatExpiry(typed: string): string {
  let digits = typed.replaceAll(/\D/g, '');
  if (/^[2-9]/.test(digits) || /^\d\s*\//.test(typed.trim())) digits = `0${digits}`;
  digits = digits.slice(0, 4);
  return digits.length < 3 ? digits : `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

/** Reads `MM / YY`; `undefined` until both are there. */
export function readExpiry(value: string): CardExpiry | undefined {
  const digits = value.replaceAll(/\D/g, '');
  if (digits.length !== 4) return undefined;
  return { month: Number(digits.slice(0, 2)), year: 2000 + Number(digits.slice(2)) };
}

/**
 * Why an expiry cannot be accepted, in Stripe's code; `undefined` when it can.
 *
 * @param now - Milliseconds since the epoch, by the sandbox's clock.
 */
export function expiryProblem(
  value: string,
  now: number,
):
  | 'incomplete_expiry'
  | 'invalid_expiry_month_past'
  | 'invalid_expiry_year'
  | 'invalid_expiry_year_past'
  | undefined {
  const expiry = readExpiry(value);
  if (!expiry || expiry.month < 1 || expiry.month > 12) return 'incomplete_expiry';
  const today = new Date(now);
  const year = today.getUTCFullYear();
  if (expiry.year < year) return 'invalid_expiry_year_past';
  if (expiry.year > year + 50) return 'invalid_expiry_year';
  return expiry.year === year && expiry.month < today.getUTCMonth() + 1
    ? 'invalid_expiry_month_past'
    : undefined;
}
