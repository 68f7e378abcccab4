import { isRecord } from '../../record.js';
import type { ElementEvents } from '../element-events.js';
import type { ElementGroup } from '../element-group.js';
import { IntegrationError } from '../integration-error.js';
import { askPage } from './ask-page.js';
import type { SheetOffer, WalletSeller } from './wallet-seller.js';

/** Asks the page, by the events that it listens to. */
export class PageSeller implements WalletSeller {
  readonly #events: ElementEvents;
  readonly #group: ElementGroup;
  readonly #options: () => Readonly<Record<string, unknown>>;
  #needsShipping = false;

  constructor(
    events: ElementEvents,
    group: ElementGroup,
    options: () => Readonly<Record<string, unknown>>,
  ) {
    this.#events = events;
    this.#group = group;
    this.#options = options;
  }

  async open(expressPaymentType: string): Promise<SheetOffer | undefined> {
    const check = (answer: unknown) => {
      const offer = { ...this.#options(), ...(isRecord(answer) ? answer : {}) };
      this.#needsShipping = offer['shippingAddressRequired'] === true;
      this.#check(offer);
    };
    const answer = await askPage(this.#events, 'click', { expressPaymentType }, check);
    if (!isRecord(answer)) return undefined;
    return { ...this.#options(), ...answer, ...this.#group.due() };
  }

  addressChanged(contact: Record<string, unknown>): Promise<SheetOffer | undefined> {
    return this.#ask('shippingaddresschange', contact);
  }

  rateChanged(shippingRate: Record<string, unknown>): Promise<SheetOffer | undefined> {
    return this.#ask('shippingratechange', { shippingRate });
  }

  async #ask(
    type: 'shippingaddresschange' | 'shippingratechange',
    detail: Record<string, unknown>,
  ): Promise<SheetOffer | undefined> {
    const check = (answer: unknown) => {
      if (isRecord(answer)) this.#checkLines(answer['lineItems']);
    };
    const answer = await askPage(this.#events, type, detail, check);
    return isRecord(answer) ? { ...answer, ...this.#group.due() } : undefined;
  }

  #check(offer: Readonly<Record<string, unknown>>): void {
    const { shippingRates: rates } = offer;
    if (this.#needsShipping && (!Array.isArray(rates) || rates.length === 0)) {
      throw new IntegrationError(
        'Invalid value for resolve(): shippingRates should have at least one rate when shippingAddressRequired is true.',
      );
    }
    this.#checkLines(offer['lineItems']);
  }

  #checkLines(lines: unknown): void {
    const { amount } = this.#group.due();
    if (!Array.isArray(lines) || amount === undefined) return;
    let sum = 0;
    for (const line of lines)
      if (isRecord(line) && typeof line['amount'] === 'number') sum += line['amount'];
    if (sum > amount) {
      throw new IntegrationError(
        `The amount ${amount} is less than the total amount of the line items provided.`,
      );
    }
  }
}
