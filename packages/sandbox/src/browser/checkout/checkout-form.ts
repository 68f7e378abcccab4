import { ApiClient, type ApiResult } from '../api-client.js';
import { CardFields } from '../card/card-fields.js';
import { FormField } from '../card/form-field.js';
import { showChallenge } from '../frames/challenge-overlay.js';
import { EmbeddingShop } from './embedding-shop.js';

/** The form of the hosted Checkout page. */
export class CheckoutForm {
  readonly #form: HTMLFormElement;
  readonly #api: ApiClient;
  readonly #path: string;
  readonly #card: CardFields;
  readonly #email: FormField;
  readonly #name: FormField;
  readonly #shipping: ReadonlyMap<string, FormField>;
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
    this.#card = new CardFields(form, now);
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
    const fields = [this.#email, ...this.#shipping.values()];
    const first = fields.find((field) => field.problem);
    const cardProblem = this.#card.validate();
    for (const field of [...fields, this.#name]) field.show(field.problem);
    if (first) first.input.focus();
    else if (!cardProblem && this.#name.problem) this.#name.input.focus();
    return !first && !cardProblem && !this.#name.problem;
  }

  #values(): Record<string, unknown> {
    const { billing_details: billing, ...card } = this.#card.paymentMethodData();
    const email = this.#email.value;
    return {
      client_secret: this.#shop?.clientSecret,
      email,
      payment_method_data: {
        ...card,
        billing_details: { ...billing, email, name: this.#name.value },
      },
      ...(this.#shipping.size > 0 ? { shipping: this.#shippingValues() } : {}),
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
