import { isRecord } from '../../record.js';
import type { SheetOffer, WalletSeller } from '../express-checkout/wallet-seller.js';
import { contactParameters } from './address-parameters.js';
import type { CheckoutState } from './checkout-state.js';

/** Answers a wallet's questions out of a Checkout Session: the page is not asked. */
export class SessionSeller implements WalletSeller {
  readonly #state: CheckoutState;

  constructor(state: CheckoutState) {
    this.#state = state;
  }

  async open(): Promise<SheetOffer | undefined> {
    const loaded = await this.#state.load();
    return loaded.type === 'success' ? this.#offer : undefined;
  }

  async addressChanged(contact: Record<string, unknown>): Promise<SheetOffer | undefined> {
    return this.#changed({ shipping: contactParameters(contact) });
  }

  async rateChanged(rate: Record<string, unknown>): Promise<SheetOffer | undefined> {
    return this.#changed({ shipping_rate: rate['id'] });
  }

  async #changed(parameters: Record<string, unknown>): Promise<SheetOffer | undefined> {
    const { type } = await this.#state.update(parameters);
    return type === 'success' ? this.#offer : undefined;
  }

  get #offer(): SheetOffer | undefined {
    const { page } = this.#state;
    if (!page || page.status !== 'open') return undefined;
    const { total } = page;
    const sums: [string, number][] = [
      ['Discount', -total.discount],
      ['Shipping', total.shipping],
      ['Tax', total.tax_exclusive],
    ];
    return {
      amount: total.total,
      currency: page.currency,
      emailRequired: true,
      phoneNumberRequired: page.collects_phone,
      billingAddressRequired: page.billing_address_required,
      shippingAddressRequired: page.allowed_countries !== null,
      allowedShippingCountries: page.allowed_countries ?? undefined,
      lineItems: [
        ...page.line_items.map((line) => ({ name: line.name, amount: line.subtotal })),
        ...sums.flatMap(([name, amount]) => (amount === 0 ? [] : [{ name, amount }])),
      ],
      shippingRates: page.shipping_options.map(({ id, amount, display_name: name }) => ({
        id,
        amount,
        displayName: name ?? 'Shipping',
      })),
    };
  }
}

/** What a wallet adds to the confirmation of a session: what it knows of its owner. */
export function walletParameters(event: unknown): Record<string, unknown> {
  const billing = isRecord(event) ? event['billingDetails'] : undefined;
  if (!isRecord(billing)) return {};
  return {
    email: billing['email'],
    phone: billing['phone'],
    billing_address: contactParameters({ name: billing['name'], address: billing['address'] }),
  };
}
