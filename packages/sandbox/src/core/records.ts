import type Stripe from 'stripe';

/*
 * What the sandbox keeps: Stripe's own types as they go over the wire, with references as ids. `Decimal` is a class of
 * the client; on the wire it is a string.
 */

export type ProductRecord = Stripe.Product & { default_price: string | null };

export type PriceRecord = Omit<
  Stripe.Price,
  'currency_options' | 'product' | 'recurring' | 'tiers' | 'unit_amount_decimal'
> & {
  product: string;
  recurring: Stripe.Price.Recurring | null;
  unit_amount_decimal: string | null;
};

export type PaymentMethodRecord = Stripe.PaymentMethod & { customer: string | null };

export type PaymentIntentRecord = Stripe.PaymentIntent & {
  client_secret: string;
  customer: string | null;
  latest_charge: string | null;
  payment_method: string | null;
};

export type ChargeRecord = Stripe.Charge & {
  customer: string | null;
  payment_intent: string | null;
};

export type RefundRecord = Stripe.Refund & { charge: string; payment_intent: string | null };

export type DisputeRecord = Stripe.Dispute & { charge: string; payment_intent: string | null };

export type LineItemRecord = Omit<Stripe.LineItem, 'price'> & {
  price: PriceRecord;
  quantity: number;
};

export type CouponRecord = Stripe.Coupon & { metadata: Record<string, string> };

export type PromotionCodeRecord = Stripe.PromotionCode & {
  customer: string | null;
  metadata: Record<string, string>;
  promotion: { coupon: string; type: 'coupon' };
};

export type ShippingRateRecord = Stripe.ShippingRate & {
  fixed_amount: { amount: number; currency: string };
  tax_code: string | null;
};

export type TaxRateRecord = Stripe.TaxRate & { metadata: Record<string, string> };

/** A tax on a line or on shipping. */
export type TaxRecord = Omit<Stripe.LineItem.Tax, 'rate'> & { rate: TaxRateRecord };

export type SessionRecord = Omit<
  Stripe.Checkout.Session,
  'discounts' | 'line_items' | 'shipping_cost' | 'shipping_options'
> & {
  customer: string | null;
  payment_intent: string | null;
  subscription: string | null;
  invoice: string | null;
  metadata: Record<string, string>;
  discounts: { coupon: string | null; promotion_code: string | null }[];
  shipping_cost: {
    amount_subtotal: number;
    amount_tax: number;
    amount_total: number;
    shipping_rate: string;
  } | null;
  shipping_options: { shipping_amount: number; shipping_rate: string }[];
};

export type EndpointRecord = Stripe.WebhookEndpoint & { secret: string };

export type PaymentLinkRecord = Omit<Stripe.PaymentLink, 'line_items' | 'shipping_options'> & {
  metadata: Record<string, string>;
  shipping_options: { shipping_amount: number; shipping_rate: string }[];
};

/** An event as delivered: `data.object` is a snapshot in wire form. */
export interface EventRecord {
  id: string;
  object: 'event';
  api_version: string;
  created: number;
  data: { object: WireObject; previous_attributes?: Record<string, unknown> };
  livemode: false;
  pending_webhooks: number;
  request: { id: string | null; idempotency_key: string | null };
  type: string;
}

/** Any object of Stripe's as it goes over the wire. */
export interface WireObject {
  [key: string]: unknown;
  id: string;
  object: string;
}
