/** What decides how something can be paid. */
interface Filters {
  readonly currency: string;
  readonly allowed_payment_method_types?: readonly string[] | null | undefined;
  readonly excluded_payment_method_types?: readonly string[] | null | undefined;
}

/** The payment methods of the sandbox that pass: cards for all, bank debits for dollars. */
export function methodTypes({
  currency,
  allowed_payment_method_types: allowed,
  excluded_payment_method_types: excluded,
}: Filters): string[] {
  const offered = currency === 'usd' ? ['card', 'us_bank_account'] : ['card'];
  return offered.filter(
    (type) => (allowed?.includes(type) ?? true) && !(excluded?.includes(type) ?? false),
  );
}
