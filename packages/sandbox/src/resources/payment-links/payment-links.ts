import type { Engine } from '../../core/engine.js';
import type { LineItemRecord, PaymentLinkRecord } from '../../core/records.js';
import { invalidRequest } from '../../core/stripe-failure.js';
import { changes } from '../changes.js';
import { checkLines, type CheckedLine } from '../checkout/check-lines.js';
import { checkTogether } from '../checkout/check-together.js';
import { priceAmount } from '../checkout/line-amount.js';
import { createLineItems, priceLines } from '../checkout/line-items.js';
import { mergeMetadata } from '../merge-metadata.js';
import type { LinkChange, LinkParams } from './link-fields.js';
import { afterCompletion, automaticTax, toLink, toShippingOptions } from './to-link.js';

/** Link parameters whose lines go together. */
export type CheckedLink = Omit<LinkParams, 'line_items'> & { line_items: CheckedLine[] };

/** Refuses what no link can be, whatever the shop has. */
export function checkLink(params: LinkParams): CheckedLink {
  const { after_completion: after, line_items } = params;
  if (line_items.length === 0) throw missing('line_items');
  if (after?.type === 'redirect' && !after.redirect) throw missing('after_completion[redirect]');
  return { ...params, line_items: checkLines(line_items) };
}

/** Makes a link that sells its lines until it is deactivated. */
export function createLink(engine: Engine, params: CheckedLink): PaymentLinkRecord {
  const priced = priceLines(engine, params.line_items);
  const recurring = priced.some((line) => line.recurring !== null);
  const currency = checkTogether(priced, recurring ? 'subscription' : 'payment', params.currency);
  for (const { shipping_rate } of params.shipping_options ?? []) {
    engine.state.shippingRates.refer(shipping_rate, 'shipping_options');
  }
  const id = engine.ids.next('plink_1', 23);
  const link = toLink(engine, { ...params, line_items: [] }, { id, currency, recurring });
  engine.state.paymentLinks.add(link);
  const lines = createLineItems(engine, priced);
  for (const line of lines) settleAmounts(engine, line);
  engine.state.linkLines.set(id, lines);
  engine.emit('payment_link.created', link);
  return link;
}

/** Changes a link. Sessions that it has begun stay as they are. */
export function updateLink(engine: Engine, id: string, params: LinkChange): PaymentLinkRecord {
  const link = engine.state.paymentLinks.get(id);
  const lines = engine.state.linkLines.get(id) ?? [];
  const { automatic_tax: tax, line_items, metadata, phone_number_collection: phone } = params;
  for (const { id: item } of line_items ?? []) {
    if (lines.some((line) => line.id === item)) continue;
    throw invalidRequest(`No such line item: '${item}'`, 'resource_missing', 'line_items');
  }
  for (const { shipping_rate } of params.shipping_options ?? []) {
    engine.state.shippingRates.refer(shipping_rate, 'shipping_options');
  }
  for (const change of line_items ?? []) {
    const line = lines.find((each) => each.id === change.id);
    if (line) changeLine(engine, line, change);
  }
  const previous = changes(link, {
    active: params.active,
    after_completion: params.after_completion && afterCompletion(params.after_completion),
    allow_promotion_codes: params.allow_promotion_codes,
    automatic_tax: tax && automaticTax(tax.enabled),
    billing_address_collection: params.billing_address_collection,
    customer_creation: params.customer_creation,
    inactive_message: params.inactive_message,
    phone_number_collection: phone,
    shipping_address_collection: params.shipping_address_collection,
    shipping_options:
      params.shipping_options === undefined
        ? undefined
        : toShippingOptions(engine, params.shipping_options),
    submit_type: params.submit_type,
    ...(metadata === undefined ? {} : { metadata: mergeMetadata(link.metadata, metadata) }),
  });
  if (previous) engine.emit('payment_link.updated', link, previous);
  return link;
}

function changeLine(
  engine: Engine,
  line: LineItemRecord,
  { adjustable_quantity: adjustable, quantity }: NonNullable<LinkChange['line_items']>[number],
): void {
  if (quantity !== undefined) line.quantity = quantity;
  if (adjustable) {
    const { enabled, maximum = 99, minimum = 0 } = adjustable;
    line.adjustable_quantity = enabled ? { enabled, maximum, minimum } : null;
  }
  settleAmounts(engine, line);
}

function settleAmounts(engine: Engine, line: LineItemRecord): void {
  const { custom_unit_amount: custom } = line.price;
  const tiers = engine.state.tiers.get(line.price.id);
  const amount = custom
    ? (custom.preset ?? 0) * line.quantity
    : priceAmount(line.price, line.quantity, tiers);
  line.amount_subtotal = amount;
  line.amount_total = amount;
}

function missing(param: string) {
  return invalidRequest(`Missing required param: ${param}.`, 'parameter_missing', param);
}
