/** Why a bank or Stripe refuses a card. Names are Stripe's. */
export interface Decline {
  readonly code: string;
  readonly decline_code: string;
  readonly message: string;
}

/** What Stripe's test cards do. */
export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly country: string;
  readonly funding: 'credit' | 'debit' | 'prepaid';
  /** Whether 3-D Secure comes first. */
  readonly authenticate: boolean;
  /** What the charge meets then; `null` is success. */
  readonly decline: Decline | null;
  readonly risk: 'elevated' | 'highest' | 'normal';
  /** How a refund goes on, where it does not simply succeed. */
  readonly refund?: 'fails_later' | 'succeeds_later';
  /** How the customer takes the payment back through the bank, right after it succeeded. */
  readonly dispute?: TestDispute;
}

/** Why a customer takes a payment back; an inquiry is the bank's question before that. */
export type TestDispute = 'fraudulent' | 'inquiry' | 'product_not_received';

const declined = (decline_code: string, message = 'Your card was declined.'): Decline => ({
  code: 'card_declined',
  decline_code,
  message,
});
const coded = (code: string, message: string): Decline => ({ code, decline_code: code, message });

/** @see {@link https://docs.stripe.com/declines/codes} */
const DECLINES = {
  generic: declined('generic_decline'),
  insufficient: declined('insufficient_funds', 'Your card has insufficient funds.'),
  lost: declined('lost_card'),
  stolen: declined('stolen_card'),
  fraudulent: declined('fraudulent'),
  velocity: declined(
    'card_velocity_exceeded',
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  ),
  expired: coded('expired_card', 'Your card has expired.'),
  cvc: coded('incorrect_cvc', "Your card's security code is incorrect."),
  processing: coded(
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ),
  live: declined(
    'test_mode_live_card',
    'Your card was declined. Your request was in test mode, but used a non test (live) card. For a list of valid test cards, visit: https://stripe.com/docs/testing.',
  ),
};

/** What an off-session charge meets that would have needed 3-D Secure. */
export const AUTHENTICATION_REQUIRED: Decline = {
  code: 'authentication_required',
  decline_code: 'authentication_required',
  message: 'Your card was declined. This transaction requires authentication.',
};

type Behaviour = Partial<Omit<TestCard, 'brand' | 'number'>>;

/** @see {@link https://docs.stripe.com/testing} */
const CARDS: Readonly<Record<string, Behaviour>> = {
  '4242424242424242': {},
  '4000056655665556': { funding: 'debit' },
  '5555555555554444': {},
  '2223003122003222': {},
  '5200828282828210': { funding: 'debit' },
  '5105105105105100': { funding: 'prepaid' },
  '378282246310005': {},
  '371449635398431': {},
  '6011111111111117': {},
  '6011000990139424': {},
  '3056930009020004': {},
  '36227206271667': {},
  '3566002020360505': {},
  '6200000000000005': {},
  '4000002760000016': { country: 'DE' },
  '4000008260000000': { country: 'GB' },
  '4000002500000003': { country: 'FR' },
  '4000000000000077': {},
  '4000000000000002': { decline: DECLINES.generic },
  '4000000000000341': { decline: DECLINES.generic },
  '4000000000009995': { decline: DECLINES.insufficient },
  '4000000000009987': { decline: DECLINES.lost },
  '4000000000009979': { decline: DECLINES.stolen },
  '4000000000000069': { decline: DECLINES.expired },
  '4000000000000127': { decline: DECLINES.cvc },
  '4000000000000119': { decline: DECLINES.processing },
  '4000000000006975': { decline: DECLINES.velocity },
  '4100000000000019': { decline: DECLINES.fraudulent, risk: 'highest' },
  '4000000000004954': { risk: 'highest' },
  '4000000000009235': { risk: 'elevated' },
  '4000002500003155': { authenticate: true, country: 'FR' },
  '4000002760003184': { authenticate: true, country: 'DE' },
  '4000003800000446': { authenticate: true, country: 'IT' },
  '4000000000003220': { authenticate: true },
  '4000008260003178': { authenticate: true, decline: DECLINES.insufficient, country: 'GB' },
  '4000008400001629': { authenticate: true, decline: DECLINES.generic },
  '4000008400001280': { decline: DECLINES.processing },
  '4000000000003055': {},
  '4000000000000259': { dispute: 'fraudulent' },
  '4000000000002685': { dispute: 'product_not_received' },
  '4000000000001976': { dispute: 'inquiry' },
  '4000000000007726': { refund: 'succeeds_later' },
  '4000000000005126': { refund: 'fails_later' },
};

/** Cards of Stripe's whose behaviour the sandbox does not have. */
export const UNMODELLED_CARDS: ReadonlySet<string> = new Set(['4000000000001208']);

/** Payment methods that exist in every test account. */
const IDS: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_mastercard_debit: '5200828282828210',
  pm_card_mastercard_prepaid: '5105105105105100',
  pm_card_amex: '378282246310005',
  pm_card_discover: '6011111111111117',
  pm_card_diners: '3056930009020004',
  pm_card_jcb: '3566002020360505',
  pm_card_unionpay: '6200000000000005',
  pm_card_de: '4000002760000016',
  pm_card_gb: '4000008260000000',
  pm_card_fr: '4000002500000003',
  pm_card_bypassPending: '4000000000000077',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedLostCard: '4000000000009987',
  pm_card_visa_chargeDeclinedStolenCard: '4000000000009979',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeDeclinedIncorrectCvc: '4000000000000127',
  pm_card_chargeDeclinedProcessingError: '4000000000000119',
  pm_card_visa_chargeDeclinedVelocityLimitExceeded: '4000000000006975',
  pm_card_radarBlock: '4100000000000019',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_createDisputeInquiry: '4000000000001976',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pm_card_threeDSecure2Required: '4000000000003220',
  pm_card_threeDSecureRequiredChargeDeclined: '4000008400001629',
  pm_card_threeDSecureRequiredProcessingError: '4000008400001280',
  pm_card_threeDSecureOptional: '4000000000003055',
};

/** The card behind a payment method that every test account has, such as `pm_card_visa`. */
export function testCardOfId(id: string): TestCard | undefined {
  const number = Object.hasOwn(IDS, id) ? IDS[id] : undefined;
  return number === undefined ? undefined : testCard(number);
}

/** What a number does. One that is no test card is declined, as in Stripe's test mode. */
export function testCard(number: string): TestCard {
  return {
    country: 'US',
    funding: 'credit',
    authenticate: false,
    decline: null,
    risk: 'normal',
    ...(Object.hasOwn(CARDS, number) ? CARDS[number] : { decline: DECLINES.live }),
    number,
    brand: brandOf(number),
  };
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  if (/^3[47]/.test(number)) return 'amex';
  if (/^(30|36|38|39)/.test(number)) return 'diners';
  if (number.startsWith('35')) return 'jcb';
  if (number.startsWith('62')) return 'unionpay';
  if (number.startsWith('6')) return 'discover';
  return /^[25]/.test(number) ? 'mastercard' : 'unknown';
}

/** The check digit that every card number has. */
export function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = Array.from(number)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
