/** Card brands as Stripe names them, `unknown` while the digits do not tell. */
export type CardBrand =
  | 'amex'
  | 'diners'
  | 'discover'
  | 'jcb'
  | 'mastercard'
  | 'unionpay'
  | 'unknown'
  | 'visa';

interface BrandRule {
  /** Matches the digits typed so far. */
  starts: RegExp;
  /** Digits of a complete number. */
  length: number;
  /** Lengths of the groups that the digits are shown in. */
  groups: readonly number[];
  /** Digits of the security code. */
  cvcLength: number;
}

const fours: readonly number[] = [4, 4, 4, 4];

const RULES: Readonly<Record<CardBrand, BrandRule>> = {
  amex: { starts: /^3[47]/, length: 15, groups: [4, 6, 5], cvcLength: 4 },
  diners: { starts: /^3(?:0[0-5]|[689])/, length: 14, groups: [4, 6, 4], cvcLength: 3 },
  discover: { starts: /^6(?:011|4[4-9]|5)/, length: 16, groups: fours, cvcLength: 3 },
  jcb: { starts: /^35/, length: 16, groups: fours, cvcLength: 3 },
  mastercard: { starts: /^(?:5[1-5]|2[2-7])/, length: 16, groups: fours, cvcLength: 3 },
  unionpay: { starts: /^62/, length: 16, groups: fours, cvcLength: 3 },
  visa: { starts: /^4/, length: 16, groups: fours, cvcLength: 3 },
  unknown: { starts: /^/, length: 16, groups: fours, cvcLength: 3 },
};

const BRANDS: readonly CardBrand[] = [
  'amex',
  'diners',
  'discover',
  'jcb',
  'mastercard',
  'unionpay',
  'visa',
];

/** Brand that a number, typed so far, belongs to. */
export function brandOf(digits: string): CardBrand {
  return BRANDS.find((brand) => RULES[brand].starts.test(digits)) ?? 'unknown';
}

/** Digits of a security code for this number: 4 for American Express, else 3. */
export function cvcLengthOf(digits: string): number {
  return RULES[brandOf(digits)].cvcLength;
}

/** The number in the groups printed on such a card; digits beyond its length are dropped. */
export function formatCardNumber(digits: string): string {
  const { groups, length } = RULES[brandOf(digits)];
  const kept = digits.slice(0, length);
  const parts: string[] = [];
  let start = 0;
  for (const size of groups) {
    if (start < kept.length) parts.push(kept.slice(start, start + size));
    start += size;
  }
  return parts.join(' ');
}

/** Why a number cannot be a card's, in Stripe's code; `undefined` when it can. */
export function cardNumberProblem(
  digits: string,
): 'incomplete_number' | 'invalid_number' | undefined {
  if (digits.length < RULES[brandOf(digits)].length) return 'incomplete_number';
  return passesLuhn(digits) ? undefined : 'invalid_number';
}

// ISO/IEC 7812-1 annex B: from the right every second digit counts twice.
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
