import type Stripe from 'stripe';

/** An amount of tax, in minor units. */
export interface PageTax {
  display_name: string;
  /** In per cent. */
  percentage: number;
  /** Whether it is part of the price already. */
  inclusive: boolean;
  amount: number;
}

/** What a discount takes off, in minor units. */
export interface PageDiscount {
  amount: number;
  /** The coupon's name, else the code, else `10% off`. */
  display_name: string;
  /** What the customer typed; `null` where the shop gave the discount. */
  promotion_code: string | null;
  percent_off: number | null;
  /** For subscriptions: how long it lasts. */
  duration: 'forever' | 'once' | 'repeating';
  duration_in_months: number | null;
}

/** A line of the page. Amounts are integers in minor units. */
export interface PageLine {
  /** `li_…`: what a change of the quantity or the amount names. */
  id: string;
  name: string;
  description: string | null;
  images: string[];
  /** Id of the price. */
  price: string;
  quantity: number;
  /** Within what the customer may change the quantity; `null` when not at all. */
  adjustable_quantity: { minimum: number; maximum: number } | null;
  /** Price of one; `null` where it is a fraction, in tiers, or the customer's choice. */
  unit_amount: number | null;
  /** The same as a decimal number. */
  unit_amount_decimal: string | null;
  unit_label: string | null;
  /** Within what the customer names the amount; `null` where the price does. */
  custom_unit_amount: {
    minimum: number | null;
    maximum: number | null;
    preset: number | null;
  } | null;
  recurring: { interval: 'day' | 'month' | 'week' | 'year'; interval_count: number } | null;
  tiers_mode: 'graduated' | 'volume' | null;
  /** Before discounts and taxes. */
  subtotal: number;
  discount: number;
  tax_exclusive: number;
  tax_inclusive: number;
  total: number;
  taxes: PageTax[];
}

/** A way to ship. */
export interface PageShippingOption {
  /** `shr_…`: what a choice names. */
  id: string;
  /** In minor units. */
  amount: number;
  currency: string;
  display_name: string | null;
  delivery_estimate: Stripe.ShippingRate.DeliveryEstimate | null;
}

/** Somebody with an address. */
export interface PageContact {
  name: string | null;
  address: Stripe.Address;
}

/**
 * A Checkout Session as its customer's page sees it. Amounts are integers in minor units; what is not there is `null`.
 * No metadata, no ids of the shop's own.
 */
export interface PaymentPage {
  /** That of the session. */
  id: string;
  object: 'payment_page';
  ui_mode: 'elements' | 'embedded_page' | 'hosted_page';
  mode: 'payment' | 'subscription';
  status: 'complete' | 'expired' | 'open';
  payment_status: 'no_payment_required' | 'paid' | 'unpaid';
  livemode: false;
  currency: string;
  /** 100 for dollars, 1 for yen. */
  minor_units_amount_divisor: number;
  locale: string | null;
  submit_type: string | null;
  /** Where a customer goes afterwards, `{CHECKOUT_SESSION_ID}` replaced; `null` for none. */
  return_url: string | null;
  /** Of embedded pages only. */
  redirect_on_completion: 'always' | 'if_required' | 'never' | null;
  /** Ways to pay: `card`, `us_bank_account`, `ideal`. */
  payment_method_types: string[];
  email: string | null;
  /** Whether the shop gave the e-mail, so that the customer cannot change it. */
  email_fixed: boolean;
  phone: string | null;
  collects_phone: boolean;
  billing_address: PageContact | null;
  billing_address_required: boolean;
  shipping_address: PageContact | null;
  /** Where it ships to; `null` where nothing is shipped. */
  allowed_countries: string[] | null;
  line_items: PageLine[];
  total: {
    subtotal: number;
    discount: number;
    shipping: number;
    tax_exclusive: number;
    tax_inclusive: number;
    total: number;
  };
  allow_promotion_codes: boolean;
  /** None or one. */
  discounts: PageDiscount[];
  shipping_options: PageShippingOption[];
  /** Id of the chosen shipping option. The first is chosen at first. */
  shipping_rate: string | null;
  tax: { status: 'ready' | 'requires_billing_address' | 'requires_shipping_address' };
  taxes: PageTax[];
  recurring: { interval: 'day' | 'month' | 'week' | 'year'; interval_count: number } | null;
  /** Whether everything but the payment method is there. */
  can_confirm: boolean;
  last_payment_error: { message: string; code: string | null; decline_code: string | null } | null;
  /** The payment that waits for its customer, with what there is to do; `null` when none waits. */
  payment_intent: {
    id: string;
    client_secret: string;
    status: 'requires_action';
    /**
     * `{ type: 'use_stripe_sdk', use_stripe_sdk: { stripe_js: URL } }`: show the page in a frame, then read this again;
     * or `{ type: 'redirect_to_url', redirect_to_url: { url, return_url } }`: go there.
     */
    next_action: unknown;
  } | null;
}
