import { ApiClient, type ApiResult } from '../api-client.js';
import { testCards } from '../card/test-cards.js';
import { EmbeddingPage } from '../frames/embedding-page.js';
import { confirmPath } from '../payment/confirm-path.js';
import { isRecord } from '../record.js';
import { SheetView, type Offer } from './sheet-view.js';
import { addresses, owner } from './wallet-contents.js';

type Fields = Readonly<Record<string, unknown>>;

/** How long the sheet takes to close, in milliseconds. */
const CLOSING = 250;

const fieldsOf = (value: unknown): Fields => (isRecord(value) ? value : {});

/** A wallet's sheet: the customer chooses a saved card and address, and agrees. The card's digits stay in here. */
export class WalletSheetPage {
  readonly #form: HTMLFormElement;
  readonly #page: EmbeddingPage;
  readonly #base: string;
  readonly #view: SheetView;
  #api: ApiClient | undefined;
  #offer: Offer = {};

  /** @param base - Origin of the sandbox. */
  constructor(form: HTMLFormElement, base: string) {
    this.#form = form;
    this.#base = base;
    this.#view = new SheetView(form);
    this.#page = new EmbeddingPage({
      start: (argument) => this.#start(fieldsOf(argument)),
      change: (argument) => this.#change(fieldsOf(argument)['offer']),
      fail: (argument) => this.#fail(String(fieldsOf(argument)['message'])),
      confirm: (argument) => this.#confirm(fieldsOf(argument)),
      createPaymentMethod: (argument) =>
        this.#send('/v1/payment_methods', this.#method(fieldsOf(fieldsOf(argument)['parameters']))),
    });
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#pay();
    });
    form.addEventListener('change', ({ target }) => {
      if (target instanceof HTMLSelectElement && target.name === 'address') this.#tellAddress();
      if (target instanceof HTMLInputElement && target.name === 'rate') this.#tellRate();
    });
    form
      .querySelector('#wallet-cancel')
      ?.addEventListener('click', () => this.#page.emit('cancel'));
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#cancel();
    });
  }

  #start({ key, locale, type, offer }: Fields): void {
    this.#api = new ApiClient(this.#base, String(key));
    this.#offer = fieldsOf(offer);
    const language = typeof locale !== 'string' || locale === 'auto' ? navigator.language : locale;
    this.#view.start(String(type), this.#offer, language);
    document.documentElement.dataset['started'] = '';
    this.#form.querySelector<HTMLElement>('#wallet-pay')?.focus();
    if (this.#offer['shippingAddressRequired'] === true) this.#tellAddress();
  }

  /** Not at once: the frame goes with the sheet, and the browser must be done with the click in it. */
  #cancel(): void {
    setTimeout(() => this.#page.emit('cancel'), CLOSING);
  }

  #change(offer: unknown): void {
    this.#view.busy = false;
    if (!isRecord(offer)) {
      this.#fail('The shop cannot ship to this address. Choose another one.');
      this.#view.payable = false;
      return;
    }
    this.#view.payable = true;
    this.#offer = { ...this.#offer, ...offer };
    this.#view.show(this.#offer);
  }

  #fail(message: string): void {
    this.#view.busy = false;
    this.#view.say(message);
  }

  #tellAddress(): void {
    const chosen = addresses[this.#view.address];
    if (!chosen) return;
    this.#wait();
    // As much as a wallet tells before the customer has agreed to pay.
    const { city, state, postal_code, country } = chosen.address;
    this.#page.emit('address', {
      name: chosen.name,
      address: { city, state, postal_code, country },
    });
  }

  #tellRate(): void {
    const { rate } = this.#view;
    if (!rate) return;
    this.#wait();
    this.#page.emit('rate', { rate });
  }

  #wait(): void {
    this.#view.say('');
    this.#view.busy = true;
  }

  #pay(): void {
    if (this.#view.busy || !this.#view.payable) return;
    this.#wait();
    const { rate } = this.#view;
    const shipping = this.#shipping;
    const billing = this.#billing();
    this.#page.emit('pay', {
      billingDetails: billing,
      ...(shipping ? { shippingAddress: shipping } : {}),
      ...(rate ? { shippingRate: rate } : {}),
    });
  }

  get #shipping() {
    return this.#offer['shippingAddressRequired'] === true
      ? addresses[this.#view.address]
      : undefined;
  }

  /** What the shop has asked for, and no more. */
  #billing(): Record<string, unknown> {
    const { emailRequired, phoneNumberRequired } = this.#offer;
    return {
      name: owner.name,
      ...(emailRequired === true ? { email: owner.email } : {}),
      ...(phoneNumberRequired === true ? { phone: owner.phone } : {}),
      address: addresses[0]?.address,
    };
  }

  #method({ billing_details: added, ...rest }: Fields): Record<string, unknown> {
    return {
      ...rest,
      type: 'card',
      card: {
        number: (testCards[this.#view.card]?.number ?? '').replaceAll(' ', ''),
        exp_month: 12,
        exp_year: new Date().getFullYear() + 5,
        cvc: '123',
      },
      billing_details: { ...this.#billing(), ...fieldsOf(added) },
    };
  }

  #confirm({ clientSecret, parameters }: Fields): Promise<ApiResult> {
    const { payment_method_data: added, ...rest } = fieldsOf(parameters);
    const secret = String(clientSecret);
    const shipping = this.#shipping;
    return this.#send(confirmPath(secret), {
      ...(shipping ? { shipping } : {}),
      ...rest,
      payment_method_data: this.#method(fieldsOf(added)),
      client_secret: secret,
      ...(secret.startsWith('pi_') ? { use_stripe_sdk: true } : {}),
    });
  }

  #send(path: string, parameters: Record<string, unknown>): Promise<ApiResult> {
    if (!this.#api) throw new Error('The sheet has not been started.');
    return this.#api.post(path, parameters);
  }
}
