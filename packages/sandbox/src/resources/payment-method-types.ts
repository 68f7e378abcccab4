import { unmodelled } from '../core/fields.js';
import type { Field } from '../core/params.js';

/** Stripe's payment methods other than those of the sandbox: known, and refused loudly. */
export const OTHER_TYPES = [
  'acss_debit',
  'affirm',
  'afterpay_clearpay',
  'alipay',
  'alma',
  'amazon_pay',
  'au_becs_debit',
  'bacs_debit',
  'bancontact',
  'billie',
  'bizum',
  'blik',
  'boleto',
  'cashapp',
  'crypto',
  'customer_balance',
  'eps',
  'fpx',
  'giropay',
  'grabpay',
  'interac_present',
  'kakao_pay',
  'klarna',
  'konbini',
  'kr_card',
  'link',
  'mb_way',
  'mobilepay',
  'multibanco',
  'naver_pay',
  'nz_bank_account',
  'oxxo',
  'p24',
  'pay_by_bank',
  'payco',
  'paynow',
  'paypal',
  'paypay',
  'payto',
  'pix',
  'promptpay',
  'revolut_pay',
  'samsung_pay',
  'satispay',
  'scalapay',
  'sepa_debit',
  'sequra',
  'sofort',
  'sunbit',
  'swish',
  'twint',
  'upi',
  'wechat_pay',
  'zip',
] as const;

type OtherType = (typeof OTHER_TYPES)[number];

/** A field for each of them, as `payment_method_data` has. */
export const otherTypes: Readonly<Record<OtherType, Field<never>>> = unmodelledEach(OTHER_TYPES);

/** A table that refuses each of the given parameters as known to Stripe, and not modelled. */
export function unmodelledEach<const K extends string>(
  keys: readonly K[],
): Readonly<Record<K, Field<never>>> {
  const table: Partial<Record<K, Field<never>>> = {};
  for (const key of keys) table[key] = unmodelled();
  // Every key was set above; TypeScript cannot follow that through the loop.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return table as Record<K, Field<never>>;
}
