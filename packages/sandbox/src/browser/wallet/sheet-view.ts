import { formatMoney } from '../../pages/money.js';
import { testCards } from '../card/test-cards.js';
import { isRecord } from '../record.js';
import { addresses, owner } from './wallet-contents.js';

/** What a page offers in a wallet: amount, currency, lines, shipping rates, and what it asks for. */
export type Offer = Readonly<Record<string, unknown>>;

const NAMES: Readonly<Record<string, string>> = {
  apple_pay: 'Apple Pay',
  google_pay: 'Google Pay',
  link: 'Link',
};

/** What a wallet's sheet shows, and what is chosen in it. */
export class SheetView {
  readonly #form: HTMLFormElement;
  #locale = 'en';
  #offer: Offer = {};
  /** Whether the customer may agree. */
  payable = true;

  constructor(form: HTMLFormElement) {
    this.#form = form;
  }

  /** Index of the chosen card among the test cards. */
  get card(): number {
    return Number(this.#select('card').value);
  }

  /** Index of the chosen address in the wallet; `-1` for none. */
  get address(): number {
    const { value } = this.#select('address');
    return value === '' ? -1 : Number(value);
  }

  /** The chosen way to ship. */
  get rate(): Record<string, unknown> | undefined {
    const id = this.#form.querySelector<HTMLInputElement>('[name="rate"]:checked')?.value;
    return this.#rates.find((rate) => rate['id'] === id);
  }

  get busy(): boolean {
    return this.#form.hasAttribute('aria-busy');
  }

  set busy(value: boolean) {
    if (value) this.#form.setAttribute('aria-busy', 'true');
    else this.#form.removeAttribute('aria-busy');
    const pay = this.#form.querySelector<HTMLButtonElement>('#wallet-pay');
    // Not disabled: that would throw the focus out of the sheet.
    pay?.setAttribute('aria-disabled', String(value));
  }

  start(type: string, offer: Offer, locale: string): void {
    this.#locale = locale;
    this.#part('business').textContent = String(
      isRecord(offer['business']) ? offer['business']['name'] : 'SANDBOX shop',
    );
    const title = this.#form.querySelector('h1');
    if (title) title.textContent = NAMES[type] ?? type;
    for (const [index, { number, does }] of testCards.entries())
      this.#select('card').add(new Option(`•••• ${number.slice(-4)} – ${does}`, String(index)));
    const countries = offer['allowedShippingCountries'];
    for (const [index, { address }] of addresses.entries()) {
      if (Array.isArray(countries) && !countries.includes(address.country)) continue;
      this.#select('address').add(
        new Option(`${address.line1}, ${address.city}, ${address.country}`, String(index)),
      );
    }
    const ships = offer['shippingAddressRequired'] === true;
    this.#part('shipping').hidden = !ships;
    if (ships && this.address < 0) {
      this.payable = false;
      this.say('The shop ships to none of your addresses.');
    }
    this.#part('contact').textContent = [
      offer['emailRequired'] === true && owner.email,
      offer['phoneNumberRequired'] === true && owner.phone,
    ]
      .filter(Boolean)
      .join(' · ');
    this.show(offer);
  }

  /** Shows lines, rates and the total. */
  show(offer: Offer): void {
    const { rate } = this;
    this.#offer = offer;
    const lines = Array.isArray(offer['lineItems']) ? offer['lineItems'].filter(isRecord) : [];
    this.#part('lines').replaceChildren(
      ...lines.flatMap(({ name, amount }) => [
        text('dt', String(name)),
        text('dd', this.#money(amount)),
      ]),
    );
    this.#part('total').textContent = this.#money(offer['amount']);
    const fieldset = this.#part('rates');
    for (const old of fieldset.querySelectorAll('label')) old.remove();
    const rates = this.#rates;
    const chosen = rates.some(({ id }) => id === rate?.['id']) ? rate?.['id'] : rates[0]?.['id'];
    for (const each of rates) fieldset.append(this.#rateLabel(each, each['id'] === chosen));
    fieldset.hidden = rates.length === 0;
  }

  /** Says what is wrong; nothing when it is empty. */
  say(message: string): void {
    const alert = this.#form.querySelector('[role="alert"]');
    if (alert) alert.textContent = message;
  }

  get #rates(): Record<string, unknown>[] {
    const rates = this.#offer['shippingRates'];
    return Array.isArray(rates) ? rates.filter(isRecord) : [];
  }

  #rateLabel(rate: Offer, checked: boolean): HTMLElement {
    const input = document.createElement('input');
    Object.assign(input, { type: 'radio', name: 'rate', value: String(rate['id']), checked });
    const label = document.createElement('label');
    const amount = text('span', this.#money(rate['amount']));
    amount.className = 'Money';
    label.append(input, text('span', String(rate['displayName'])), amount);
    return label;
  }

  #money(amount: unknown): string {
    const { currency } = this.#offer;
    if (typeof amount !== 'number' || typeof currency !== 'string') return '';
    return formatMoney(amount, currency, this.#locale);
  }

  #select(name: string): HTMLSelectElement {
    const found = this.#form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    if (found) return found;
    throw new Error(`The sheet has no ${name}.`);
  }

  #part(name: string): HTMLElement {
    const found = this.#form.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (found) return found;
    throw new Error(`The sheet has no ${name}.`);
  }
}

function text(tag: string, content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
