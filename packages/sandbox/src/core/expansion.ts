import type { State } from './state.js';
import { invalidRequest } from './stripe-failure.js';
import { isHash } from './wire.js';
import { paginate } from './pagination.js';

type Finder = (state: State, value: string) => unknown;
type Includer = (state: State, id: string) => unknown;

/** Which properties hold the id of another object, and where that is. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, Finder>>>> = {
  charge: {
    customer: (state, id) => state.customers.find(id),
    payment_intent: (state, id) => state.paymentIntents.find(id),
  },
  'checkout.session': {
    customer: (state, id) => state.customers.find(id),
    invoice: (state, id) => state.invoices.find(id),
    payment_intent: (state, id) => state.paymentIntents.find(id),
    payment_link: (state, id) => state.paymentLinks.find(id),
    subscription: (state, id) => state.subscriptions.find(id),
  },
  'checkout.session.discounts': {
    coupon: (state, id) => state.coupons.find(id),
    promotion_code: (state, id) => state.promotionCodes.find(id),
  },
  'checkout.session.shipping_cost': { shipping_rate: (state, id) => state.shippingRates.find(id) },
  'checkout.session.shipping_options': {
    shipping_rate: (state, id) => state.shippingRates.find(id),
  },
  customer: {},
  dispute: {
    charge: (state, id) => state.charges.find(id),
    payment_intent: (state, id) => state.paymentIntents.find(id),
  },
  invoice: { customer: (state, id) => state.customers.find(id) },
  invoice_payment: { invoice: (state, id) => state.invoices.find(id) },
  'invoice_payment.payment': {
    payment_intent: (state, id) => state.paymentIntents.find(id),
  },
  payment_intent: {
    customer: (state, id) => state.customers.find(id),
    latest_charge: (state, id) => state.charges.find(id),
    payment_method: (state, id) => state.paymentMethods.find(id),
  },
  payment_link: {},
  'payment_link.shipping_options': {
    shipping_rate: (state, id) => state.shippingRates.find(id),
  },
  payment_method: { customer: (state, id) => state.customers.find(id) },
  price: { product: (state, id) => state.products.find(id) },
  product: { default_price: (state, id) => state.prices.find(id) },
  promotion_code: { customer: (state, id) => state.customers.find(id) },
  'promotion_code.promotion': { coupon: (state, id) => state.coupons.find(id) },
  refund: {
    charge: (state, id) => state.charges.find(id),
    payment_intent: (state, id) => state.paymentIntents.find(id),
  },
  subscription: {
    customer: (state, id) => state.customers.find(id),
    default_payment_method: (state, id) => state.paymentMethods.find(id),
    latest_invoice: (state, id) => state.invoices.find(id),
  },
};

/** Which properties are left out unless asked for. */
const INCLUDABLE: Readonly<Record<string, Readonly<Record<string, Includer>>>> = {
  // Can be asked for, but no price of the sandbox has any.
  charge: {
    refunds: (state, id) =>
      paginate(
        state.refunds.newestFirst().filter((refund) => refund.charge === id),
        {},
        `/v1/charges/${id}/refunds`,
        'refund',
      ),
  },
  'checkout.session': {
    line_items: (state, id) =>
      paginate(
        state.sessionDetails.get(id)?.lineItems ?? [],
        {},
        `/v1/checkout/sessions/${id}/line_items`,
        'item',
      ),
  },
  invoice: {
    payments: (state, id) =>
      paginate(
        state.invoicePayments.newestFirst().filter(({ invoice }) => invoice === id),
        {},
        `/v1/invoices/${id}/payments`,
        'invoice_payment',
      ),
  },
  payment_link: {
    line_items: (state, id) =>
      paginate(state.linkLines.get(id) ?? [], {}, `/v1/payment_links/${id}/line_items`, 'item'),
  },
  coupon: { applies_to: (state, id) => ({ products: state.couponProducts.get(id) ?? [] }) },
  item: { taxes: (state, id) => state.taxes.get(id) ?? [] },
  price: { tiers: (state, id) => state.tiers.get(id) },
};

const DEEPEST = 4;

/**
 * Replaces ids by their objects, along paths such as `data.line_items.data.price.product`. Changes `body`.
 *
 * @param wire - Makes the wire form of a record that was found.
 * @throws {StripeFailure} 400 for a property that cannot be expanded.
 * @see {@link https://docs.stripe.com/api/expanding_objects}
 */
export function expand(
  state: State,
  body: unknown,
  paths: readonly string[],
  wire: (record: unknown) => unknown,
): void {
  for (const path of paths) {
    const segments = path.split('.');
    const depth = segments.filter((segment) => segment !== 'data').length;
    if (depth > DEEPEST) {
      throw invalidRequest(
        `You cannot expand more than ${DEEPEST} levels of a property. (property: ${path})`,
        undefined,
        'expand',
      );
    }
    walk(body, segments, path);
  }

  function walk(node: unknown, [segment, ...rest]: string[], path: string, owner = ''): void {
    if (segment === undefined || node === null || node === undefined) return;
    if (Array.isArray(node)) {
      for (const entry of node) walk(entry, [segment, ...rest], path, owner);
      return;
    }
    if (!isHash(node)) throw cannotExpand(path);
    if (node['object'] === 'list') {
      if (segment !== 'data') throw cannotExpand(path, `data.${path}`);
      if (rest.length === 0) throw cannotExpand(path);
      walk(node['data'], rest, path);
      return;
    }
    // What is no object of Stripe's own is known by where it is: `promotion_code.promotion`.
    const type = typeof node['object'] === 'string' ? node['object'] : owner;
    const include = own(own(INCLUDABLE, type), segment);
    const find = own(own(REFERENCES, type), segment);
    const value = own(node, segment);
    if (include) {
      node[segment] ??= wire(include(state, String(node['id'])));
    } else if (find) {
      if (typeof value === 'string') node[segment] = wire(find(state, value)) ?? value;
    } else if (rest.length > 0 && (value === null || Array.isArray(value))) {
      // `discounts.coupon`, `shipping_cost.shipping_rate`: there may be none.
    } else if (rest.length === 0 || !isHash(value)) {
      // An object that is always there may be walked through, but not be the end: `line_items.data.price`.
      if (!isHash(value)) throw cannotExpand(path);
      return;
    }
    walk(node[segment], rest, path, `${type}.${segment}`);
  }
}

/** What an object has itself: paths are the caller's words, and `constructor` is a word. */
function own<T>(object: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

function cannotExpand(path: string, instead?: string) {
  const hint = instead === undefined ? '' : ` You may want to try expanding '${instead}' instead.`;
  return invalidRequest(`This property cannot be expanded (${path}).${hint}`, undefined, 'expand');
}
