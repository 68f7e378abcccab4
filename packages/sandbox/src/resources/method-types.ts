/** What decides how something can be paid. */
interface Filters {
  readonly currency: string;
  readonly allowed_payment_method_types?: readonly string[] | null | undefined;
  readonly excluded_payment_method_types?: readonly string[] | null | undefined;
}

/** The payment methods of the sandbox that pass: cards for all, bank debits for dollars, iDEAL for euros. */
export function methodTypes({
  currency,
  allowed_payment_method_types: allowed,
  excluded_payment_method_types: excluded,
}: Filters): string[] {
  const more = { eur: ['ideal'], usd: ['us_bank_account'] }[currency] ?? [];
  return ['card', ...more].filter(
    (type) => (allowed?.includes(type) ?? true) && !(excluded?.includes(type) ?? false),
  );
}
