import { ApiClient, type ApiResult } from '../api-client.js';
import { FormField } from '../card/form-field.js';
import { showChallenge } from '../frames/challenge-overlay.js';
import { listenToChoices } from './choices.js';
import { EmbeddingShop } from './embedding-shop.js';
import { LivePage } from './live-page.js';
import { PaymentMethod } from './payment-method.js';

const MORE = [
  ['phoneNumber', 'incomplete_phone'],
  ['billingAddressLine1', 'incomplete_address'],
  ['billingLocality', 'incomplete_address'],
] as const;

/** The form of the hosted Checkout page. */
export class CheckoutForm {
  readonly #form: HTMLFormElement;
  readonly #api: ApiClient;
  readonly #path: string;
  readonly #live: LivePage;
  readonly #method: PaymentMethod;
  readonly #email: FormField;
  readonly #name: FormField;
  readonly #shipping: ReadonlyMap<string, FormField>;
  /** Fields that only some sessions have, by id. */
  readonly #more: ReadonlyMap<string, FormField>;
  readonly #shop = EmbeddingShop.find();
  #busy = false;

  /**
   * @param form - Carries `data-session` and `data-key`.
   * @param now - Milliseconds since the epoch, by the sandbox's clock.
   */
  constructor(form: HTMLFormElement, now: () => number) {
    const { session = '', key = '' } = form.dataset;
    this.#form = form;
    this.#api = new ApiClient(location.origin, key);
    this.#path = `/_internal/checkout_sessions/${session}`;
    this.#email = new FormField(textInput(form, '#email'), {
      problem: (value) =>
        /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'incomplete_email',
    });
    this.#live = new LivePage(this.#api, session, async () => this.#shop?.told);
    this.#method = new PaymentMethod(form, now);
    this.#more = new Map(
      MORE.flatMap(([id, problem]) => {
        const input = form.querySelector<HTMLInputElement>(`#${id}`);
        const judge = (value: string) => (value ? undefined : problem);
        return input ? [[id, new FormField(input, { problem: judge })]] : [];
      }),
    );
    listenToChoices(this.#live);
    this.#name = new FormField(textInput(form, '#billingName'), {
      problem: (value) => (value ? undefined : 'incomplete_name'),
    });
    this.#shipping = new Map(
      [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[data-shipping]')].map(
        (input) => [
          input.dataset['shipping'] ?? '',
          new FormField(input, { problem: (value) => (value ? undefined : 'incomplete_address') }),
        ],
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#pay();
    });
  }

  async #pay(): Promise<void> {
    // The button is disabled meanwhile, but Enter in a field submits all the same.
    if (this.#busy || !this.#valid()) return;
    this.#setBusy(true);
    this.#say('');
    const { object, error } = await this.#api.post(`${this.#path}/pay`, this.#values());
    if (error?.type === 'api_connection_error') {
      this.#fail(error.message);
      return;
    }
    // Changed in another tab, say: what is charged is what is shown.
    if (error?.code === 'checkout_amount_mismatch') await this.#live.refresh();
    const bank = object?.['bank_url'];
    if (typeof bank === 'string') {
      // A bank shows its page in no frame.
      window.open(bank, '_top');
      return;
    }
    const challenge = object?.['challenge_url'];
    if (typeof challenge === 'string') await showChallenge(new URL(challenge, location.origin));
    await this.#follow(error?.message);
  }

  /** Asks how the session stands: another tab may have paid it, and only a paid one goes on to the shop. */
  async #follow(failure?: string): Promise<void> {
    const { object, error }: ApiResult = await this.#api.get(this.#path, {
      client_secret: this.#shop?.clientSecret,
    });
    if (this.#shop && object?.['status'] === 'complete') {
      this.#shop.complete(object['redirect_url']);
    } else if (typeof object?.['redirect_url'] === 'string') {
      location.assign(object['redirect_url']);
    } else if (object?.['status'] === 'expired' || object?.['status'] === 'complete') {
      location.reload();
    } else {
      const last = object?.['failure'];
      this.#fail(failure ?? (typeof last === 'string' ? last : error?.message));
    }
  }

  #valid(): boolean {
    const fields = [this.#email, ...this.#shipping.values(), ...this.#more.values()];
    const first = fields.find((field) => field.problem);
    const payable = this.#live.isFree || this.#method.validate();
    for (const field of [...fields, this.#name]) field.show(field.problem);
    if (first) first.input.focus();
    else if (payable && this.#name.problem) this.#name.input.focus();
    return !first && payable && !this.#name.problem;
  }

  #values(): Record<string, unknown> {
    const { billing_details: billing, ...method } = this.#method.data;
    const email = this.#email.value;
    return {
      client_secret: this.#shop?.clientSecret,
      email,
      expected_amount: this.#live.total,
      phone: this.#more.get('phoneNumber')?.value,
      billing_address: this.#billingAddress(),
      payment_method_data: this.#live.isFree
        ? undefined
        : { ...method, billing_details: { ...billing, email, name: this.#name.value } },
      ...(this.#shipping.size > 0 ? { shipping: this.#shippingValues() } : {}),
    };
  }

  #billingAddress(): object | undefined {
    const taxed = this.#form.dataset['taxed'] === 'billing';
    if (!taxed && !this.#more.has('billingAddressLine1')) return undefined;
    const valueOf = (id: string) =>
      this.#form.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)?.value || undefined;
    return {
      name: this.#name.value,
      address: {
        line1: valueOf('billingAddressLine1'),
        city: valueOf('billingLocality'),
        postal_code: valueOf('billingPostalCode'),
        country: valueOf('billingCountry'),
      },
    };
  }

  #shippingValues(): Record<string, unknown> {
    const { name, ...address } = Object.fromEntries(
      [...this.#shipping].map(([part, { value }]) => [part, value]),
    );
    return { name, address };
  }

  #fail(message = 'The payment did not go through. Try another card.'): void {
    this.#setBusy(false);
    this.#say(message);
    this.#form.querySelector<HTMLElement>('.Failure')?.focus();
  }

  #say(message: string): void {
    const failure = this.#form.querySelector<HTMLElement>('.Failure');
    if (!failure) return;
    failure.textContent = message;
    failure.hidden = !message;
  }

  #setBusy(busy: boolean): void {
    this.#busy = busy;
    const button = this.#form.querySelector<HTMLButtonElement>('button[type="submit"]');
    if (!button) return;
    button.disabled = busy;
    button.setAttribute('aria-busy', String(busy));
    button.textContent = (busy ? button.dataset['busy'] : button.dataset['label']) ?? '';
  }
}

function textInput(root: ParentNode, selector: string): HTMLInputElement {
  const found = root.querySelector(selector);
  if (found instanceof HTMLInputElement) return found;
  throw new Error(`The page has no field ${selector}.`);
}
