import { CardFields } from '../card/card-fields.js';
import { FormField } from '../card/form-field.js';

/** How a customer pays on the hosted page: the choice of methods, and the fields of each. */
export class PaymentMethod {
  readonly #form: HTMLFormElement;
  readonly #card: CardFields;
  readonly #bank: readonly FormField[];

  /** @param now - Milliseconds since the epoch, by the sandbox's clock. */
  constructor(form: HTMLFormElement, now: () => number) {
    this.#form = form;
    this.#card = new CardFields(form, now);
    this.#bank = [
      digitsField(form, '#routingNumber', 9, 'incomplete_routing_number'),
      digitsField(form, '#accountNumber', 4, 'incomplete_account_number'),
    ].flatMap((field) => field ?? []);
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="paymentMethod"]')) {
      radio.addEventListener('change', () => this.#show());
    }
    // Back from the bank's page, the browser may have kept the choice.
    this.#show();
  }

  /** `card`, `ideal` or `us_bank_account`. */
  get type(): string {
    const checked = '[name="paymentMethod"]:checked';
    return this.#form.querySelector<HTMLInputElement>(checked)?.value ?? 'card';
  }

  /** Shows what is wrong with the chosen method's fields, and goes to the first. True when nothing is. */
  validate(): boolean {
    if (this.type === 'card') return !this.#card.validate();
    if (this.type !== 'us_bank_account') return true;
    for (const field of this.#bank) field.show(field.problem);
    const first = this.#bank.find((field) => field.problem);
    first?.input.focus();
    return !first;
  }

  /** `payment_method_data`, but for whose it is. */
  get data(): { type: string; billing_details?: object; us_bank_account?: object } {
    const { type } = this;
    if (type === 'card') return this.#card.paymentMethodData();
    if (type !== 'us_bank_account') return { type };
    const [routing, account] = this.#bank.map(({ value }) => value);
    return { type, us_bank_account: { routing_number: routing, account_number: account } };
  }

  #show(): void {
    for (const panel of this.#form.querySelectorAll<HTMLElement>('[data-method]')) {
      panel.hidden = panel.dataset['method'] !== this.type;
    }
  }
}

function digitsField(
  form: HTMLFormElement,
  selector: string,
  least: number,
  problem: 'incomplete_account_number' | 'incomplete_routing_number',
): FormField | undefined {
  const input = form.querySelector<HTMLInputElement>(selector);
  return input
    ? new FormField(input, {
        format: (value) => value.replaceAll(/\D/g, ''),
        problem: (value) => (value.length < least ? problem : undefined),
      })
    : undefined;
}
