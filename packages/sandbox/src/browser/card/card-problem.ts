/** What can be wrong with a card form before anything is sent, in Stripe's codes and Stripe's words. */
const MESSAGES = {
  incomplete_number: 'Your card number is incomplete.',
  invalid_number: 'Your card number is invalid.',
  incomplete_expiry: 'Your card’s expiration date is incomplete.',
  invalid_expiry_month_past: 'Your card’s expiration date is in the past.',
  invalid_expiry_year: 'Your card’s expiration year is invalid.',
  invalid_expiry_year_past: 'Your card’s expiration year is in the past.',
  incomplete_cvc: 'Your card’s security code is incomplete.',
  incomplete_zip: 'Your postal code is incomplete.',
  incomplete_email: 'Your email is incomplete.',
  incomplete_name: 'Your name is incomplete.',
  incomplete_address: 'Your address is incomplete.',
  incomplete_phone: 'Your phone number is incomplete.',
  incomplete_routing_number: 'Your bank’s routing number is incomplete.',
  incomplete_account_number: 'Your bank account number is incomplete.',
  invalid_po_box: 'This address is a PO box. Enter a street address.',
} as const;

/** Code of a problem that is found before anything is sent. */
export type CardProblemCode = keyof typeof MESSAGES;

/** Words for a problem, for the person who types. */
export function messageOf(code: CardProblemCode): string {
  return MESSAGES[code];
}

/** The `error` that `elements.submit()` resolves with. */
export interface CardProblem {
  type: 'validation_error';
  code: CardProblemCode;
  message: string;
}

/** A problem in the shape of Stripe's errors. */
export function cardProblem(code: CardProblemCode): CardProblem {
  return { type: 'validation_error', code, message: MESSAGES[code] };
}

/** Fields that an API error's `code` belongs to: it is shown there, as Stripe does. */
const FIELD_OF_CODE: Readonly<Record<string, 'cvc' | 'expiry' | 'number'>> = {
  card_declined: 'number',
  expired_card: 'expiry',
  incorrect_cvc: 'cvc',
  incorrect_number: 'number',
  invalid_cvc: 'cvc',
  invalid_expiry_month: 'expiry',
  invalid_expiry_year: 'expiry',
  invalid_number: 'number',
};

/** The field that an API error is about, if it is about one. */
export function fieldOfCode(code: string | undefined): 'cvc' | 'expiry' | 'number' | undefined {
  return FIELD_OF_CODE[code ?? ''];
}
