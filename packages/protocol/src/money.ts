/**
 * How many decimal places Stripe's integer amounts have, where it is not two.
 *
 * Source: https://docs.stripe.com/currencies (zero-decimal, three-decimal and special cases), read 2026-11-23.
 * ISK and UGX are missing on purpose: Stripe takes both as two-decimal amounts that are multiples of 100.
 */
const EXPONENTS: Readonly<Record<number, string>> = {
  0: 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf',
  3: 'bhd jod kwd omr tnd',
};

/**
 * Decimal places of Stripe's amounts in a currency: 0, 2 or 3.
 *
 * @param currency - ISO 4217 code in any case.
 * @see {@link https://docs.stripe.com/currencies#zero-decimal}
 */
export function exponentOf(currency: string): number {
  const code = currency.toLowerCase();
  if (EXPONENTS[0]?.includes(code)) return 0;
  return EXPONENTS[3]?.includes(code) ? 3 : 2;
}

/**
 * An amount in the currency's major unit: `(1234, 'usd')` → `12.34`, `(1500, 'jpy')` → `1500`. For display and
 * analytics only: a double is exact here up to 15 digits, Stripe's amounts have at most 12.
 *
 * @param amount - Integer in the currency's minor unit, as Stripe has it.
 */
export function toMajorUnits(amount: number, currency: string): number {
  return amount / 10 ** exponentOf(currency);
}

/**
 * An amount in words of a locale: `(150000, 'usd', 'en')` → `$1,500.00`, `(1500, 'jpy', 'en')` → `¥1,500`.
 *
 * `Intl` chooses symbol, grouping and order. The decimal point is placed by Stripe's exponent, never by `Intl`'s
 * digits: they differ for 18 currencies. A fraction that `Intl` would round away is shown in full.
 *
 * @param amount - Integer in the currency's minor unit, as Stripe has it.
 * @param currency - ISO 4217 code in any case.
 * @param locale - BCP 47 tag; the runtime's own when left out or unknown.
 */
export function formatMoney(amount: number, currency: string, locale?: string): string {
  const exponent = exponentOf(currency);
  const style = { style: 'currency', currency } as const;
  let format = numberFormat(locale, style);
  if (exponent > format.digits && amount % 10 ** exponent) {
    format = numberFormat(locale, {
      ...style,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
  }
  return format.format(toMajorUnits(amount, currency));
}

interface MoneyFormat {
  format: (amount: number) => string;
  /** Decimal places that it shows at most. */
  digits: number;
}

const formats = new Map<string, MoneyFormat>();

/** Made once for each use: that is slow, and a shop has a thousand prices. */
function numberFormat(
  locale: string | undefined,
  options: Intl.NumberFormatOptions & { currency: string },
): MoneyFormat {
  const key = `${locale} ${options.currency} ${options.minimumFractionDigits}`;
  let known = formats.get(key);
  if (!known) {
    // Whoever sends ever new locales, as a server's visitors may, starts over.
    if (formats.size > 100) formats.clear();
    const made = makeNumberFormat(locale, options);
    const { maximumFractionDigits: digits = 0 } = made.resolvedOptions();
    formats.set(key, (known = { format: made.format, digits }));
  }
  return known;
}

function makeNumberFormat(
  locale: string | undefined,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    // A malformed `lang` on somebody's page must not cost the price.
    return new Intl.NumberFormat(undefined, options);
  }
}
