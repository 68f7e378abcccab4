const EXPONENT: Readonly<Record<string, number>> = Object.fromEntries([
  ...'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'
    .split(' ')
    .map((code) => [code, 0]),
  ...'bhd jod kwd omr tnd'.split(' ').map((code) => [code, 3]),
]);

/** Decimal places of Stripe's amounts in a currency. They are not those of `Intl`. */
export function exponentOf(currency: string): number {
  return EXPONENT[currency.toLowerCase()] ?? 2;
}

/**
 * An amount as people write it: `(1234, 'usd')` → `$12.34`.
 *
 * @param amount - Integer in Stripe's minor unit.
 * @param locale - BCP 47 tag.
 */
export function formatMoney(amount: number, currency: string, locale = 'en'): string {
  const exponent = exponentOf(currency);
  const value = amount / 10 ** exponent;
  const style = { style: 'currency', currency } as const;
  const format = new Intl.NumberFormat(locale, style);
  const digits = format.resolvedOptions().maximumFractionDigits ?? exponent;
  if (exponent <= digits || amount % 10 ** exponent === 0) return format.format(value);
  // `Intl` would round away what is charged.
  return new Intl.NumberFormat(locale, {
    ...style,
    minimumFractionDigits: exponent,
    maximumFractionDigits: exponent,
  }).format(value);
}
