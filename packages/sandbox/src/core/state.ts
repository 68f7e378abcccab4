import type Stripe from 'stripe';
import type { ConfigurationRecord } from '../resources/billing-portal/configurations.js';
import type { InvoicePaymentRecord } from '../resources/billing/invoice-payments.js';
import type { InvoiceRecord } from '../resources/billing/invoices.js';
import type { SubscriptionRecord } from '../resources/billing/subscriptions.js';
import { Collection } from './collection.js';
import type {
  ChargeRecord,
  CouponRecord,
  DisputeRecord,
  EndpointRecord,
  EventRecord,
  LineItemRecord,
  PaymentIntentRecord,
  PaymentLinkRecord,
  PaymentMethodRecord,
  PriceRecord,
  ProductRecord,
  PromotionCodeRecord,
  RefundRecord,
  SessionRecord,
  ShippingRateRecord,
  TaxRateRecord,
  TaxRecord,
} from './records.js';

import type { TestBank } from './test-banks.js';
import type { TestCard } from './test-cards.js';

/** Whom something is sent to, or who pays. */
export interface Contact {
  readonly name: string | null;
  readonly address: Stripe.Address;
  readonly phone?: string | null;
}

/** What a customer has typed and chosen on a session's page, before paying. */
export interface PageInput {
  email: string | null;
  phone: string | null;
  billing: Contact | null;
  shipping: Contact | null;
  /** Id of the chosen shipping rate. */
  shippingRate: string | null;
  /** Amounts that the customer names, in minor units, by id of the line. */
  readonly amounts: Map<string, number>;
}

/** What the sandbox knows of a session beyond what it shows. */
export interface SessionDetails {
  readonly lineItems: LineItemRecord[];
  readonly page: PageInput;
  /** The tax rates of lines, by id of the line. */
  readonly taxRates: ReadonlyMap<string, readonly TaxRateRecord[]>;
  /** What the PaymentIntent is to carry. */
  readonly intent: {
    readonly description?: string;
    readonly metadata?: Record<string, string>;
    readonly receipt_email?: string;
    readonly shipping?: Stripe.PaymentIntent.Shipping;
    readonly statement_descriptor?: string;
    readonly statement_descriptor_suffix?: string;
  };
  /** What the subscription is to carry. */
  readonly subscription: {
    readonly description?: string;
    readonly metadata?: Record<string, string>;
  };
  /** The PaymentIntent of the first attempt to pay; later attempts use it again. */
  paidBy?: string;
  /** Takes back the alarm of `expires_at`. */
  forgetExpiry: () => void;
}

/** What the sandbox knows of a PaymentIntent beyond what it shows. */
export interface IntentDetails {
  /** The session that owns it: then nobody confirms or cancels it directly. */
  session?: string;
  /** Where a 3-D Secure redirect comes back to. */
  returnUrl?: string | undefined;
}

/** A step of a tiered price, as it goes over the wire. */
export type PriceTier = Omit<Stripe.Price.Tier, 'flat_amount_decimal' | 'unit_amount_decimal'> & {
  flat_amount_decimal: string | null;
  unit_amount_decimal: string | null;
};

/** Everything that the sandbox holds in memory. */
export class State {
  readonly products = new Collection<ProductRecord>('product');
  readonly prices = new Collection<PriceRecord>('price', 'price');
  readonly customers = new Collection<Stripe.Customer>('customer');
  readonly paymentMethods = new Collection<PaymentMethodRecord>('PaymentMethod');
  readonly paymentIntents = new Collection<PaymentIntentRecord>('payment_intent', 'intent');
  readonly charges = new Collection<ChargeRecord>('charge');
  readonly refunds = new Collection<RefundRecord>('refund');
  readonly disputes = new Collection<DisputeRecord>('dispute');
  readonly sessions = new Collection<SessionRecord>('checkout.session', 'session');
  readonly subscriptions = new Collection<SubscriptionRecord>('subscription');
  readonly invoices = new Collection<InvoiceRecord>('invoice');
  readonly invoicePayments = new Collection<InvoicePaymentRecord>('invoice_payment');
  readonly coupons = new Collection<CouponRecord>('coupon', 'coupon');
  readonly promotionCodes = new Collection<PromotionCodeRecord>('promotion code', 'promotion_code');
  readonly shippingRates = new Collection<ShippingRateRecord>('shipping rate');
  readonly taxRates = new Collection<TaxRateRecord>('tax rate');
  readonly paymentLinks = new Collection<PaymentLinkRecord>('payment_link', 'payment_link');
  readonly portalConfigurations = new Collection<ConfigurationRecord>(
    'configuration',
    'configuration',
  );
  readonly events = new Collection<EventRecord>('event');
  readonly endpoints = new Collection<EndpointRecord>('webhook endpoint');

  readonly sessionDetails = new Map<string, SessionDetails>();
  /** What payment methods do when charged. Card numbers stay in here: no answer has more than four digits. */
  readonly cards = new Map<string, TestCard>();
  readonly banks = new Map<string, TestBank>();
  readonly intentDetails = new Map<string, IntentDetails>();
  /** Prices made inline for one session: they can be retrieved, and no list shows them. */
  readonly inlinePrices = new Set<string>();
  /** Products that a coupon is for, by its id; any other coupon is for all. */
  readonly couponProducts = new Map<string, readonly string[]>();
  /** The lines of payment links, by id of the link. */
  readonly linkLines = new Map<string, readonly LineItemRecord[]>();
  /** Taxes by id of the line; those on shipping by id of the session. */
  readonly taxes = new Map<string, readonly TaxRecord[]>();
  /** The steps of tiered prices, by id. */
  readonly tiers = new Map<string, readonly PriceTier[]>();
}
