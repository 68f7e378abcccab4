import { CardFields } from '../card/card-fields.js';
import { fieldOfCode, type CardProblem } from '../card/card-problem.js';
import { brandOf } from '../card/card-number.js';
import type { ApiResult } from '../api-client.js';
import { ElementFrame } from '../frames/element-frame.js';
import { isRecord } from '../record.js';
import { CardForm } from './card-form.js';
import { confirmPath } from './confirm-path.js';
import { MethodChoice } from './method-choice.js';
import { BankForm, type MethodForm } from './method-form.js';
import { PaymentLooks } from './payment-looks.js';
import { withAdded } from './with-added.js';

type Fields = Readonly<Record<string, unknown>>;

/** What a call that uses the card answers: the API's answer, a problem in the form, or misuse by the page. */
type FrameAnswer = ApiResult | { error: CardProblem } | { misuse: string };

/**
 * The Payment Element's frame. The card is typed here and sent from here to the API; to the embedding page go states
 * and the API's answers, which hold no more of a card than its brand and last four digits.
 */
export class PaymentFrame {
  readonly #root: HTMLElement;
  readonly #card: CardFields;
  readonly #forms = new Map<string, MethodForm>();
  readonly #choice: MethodChoice;
  readonly #frame: ElementFrame;
  readonly #looks: PaymentLooks;
  #never: Fields = {};
  #brand = 'unknown';
  #defaults = '';

  /**
   * @param root - The frame's form.
   * @param base - Origin of the sandbox.
   * @param now - Milliseconds since the epoch, by the sandbox's clock.
   */
  constructor(root: HTMLElement, base: string, now: () => number) {
    this.#root = root;
    this.#card = new CardFields(root, now);
    for (const method of root.querySelectorAll<HTMLElement>('.Method')) {
      const type = method.dataset['method'] ?? '';
      this.#forms.set(
        type,
        type === 'card' ? new CardForm(this.#card) : new BankForm(type, method),
      );
    }
    this.#looks = new PaymentLooks(root);
    this.#choice = new MethodChoice(root, () => this.#frame.announce());
    this.#frame = new ElementFrame(root, base, {
      show: (options, facts) => this.#show(options, facts),
      start: (options) => {
        this.#choice.collapsed = options['defaultCollapsed'] === true;
      },
      focus: () => this.#form?.focus(),
      clear: () => {
        for (const form of this.#forms.values()) form.clear();
      },
      detail: () => this.#detail,
      methods: {
        validate: () => this.#validate(),
        confirm: (argument) => this.#confirm(argument),
        createPaymentMethod: (argument) => this.#createPaymentMethod(argument),
        collapse: () => {
          this.#choice.collapsed = true;
          this.#frame.announce();
        },
      },
    });
    root.addEventListener('input', () => this.#tellBrand());
  }

  get #form(): MethodForm | undefined {
    return this.#forms.get(this.#choice.chosen);
  }

  #show(options: Fields, facts: Fields): void {
    this.#never = options;
    const types = Array.isArray(facts['types']) ? facts['types'].map(String) : ['card'];
    const order = Array.isArray(options['order']) ? options['order'].map(String) : [];
    const place = (type: string) => (order.includes(type) ? order.indexOf(type) : order.length);
    this.#looks.show(options, facts);
    const visible = options['visibleAccordionItemsCount'];
    this.#choice.offer(
      types.toSorted((a, b) => place(a) - place(b)),
      typeof visible === 'number' ? visible : 5,
    );
    for (const form of this.#forms.values()) form.readOnly = options['readOnly'] === true;
    this.#preset(options['defaults']);
  }

  /** Once for each set of defaults: what a person has changed since stays. */
  #preset(defaults: unknown): void {
    const text = JSON.stringify(defaults);
    if (!isRecord(defaults) || text === this.#defaults) return;
    this.#defaults = text;
    for (const form of this.#forms.values()) form.preset(defaults);
  }

  #validate(): { error: CardProblem } | { type: string } {
    this.#choice.collapsed = false;
    const error = this.#form?.validate();
    return error ? { error } : { type: this.#choice.chosen };
  }

  async #confirm(argument: unknown): Promise<FrameAnswer> {
    const { clientSecret, parameters } = isRecord(argument) ? argument : {};
    const { payment_method_data: added, ...rest } = isRecord(parameters) ? parameters : {};
    const method = this.#typed(added);
    if ('error' in method || 'misuse' in method) return method;
    const secret = String(clientSecret);
    return this.#send(confirmPath(secret), {
      ...rest,
      payment_method_data: method.data,
      client_secret: secret,
      ...(secret.startsWith('pi_') ? { use_stripe_sdk: true } : {}),
    });
  }

  async #createPaymentMethod(argument: unknown): Promise<FrameAnswer> {
    const method = this.#typed(isRecord(argument) ? argument['parameters'] : undefined);
    if ('error' in method || 'misuse' in method) return method;
    return this.#send('/v1/payment_methods', method.data);
  }

  #typed(
    added: unknown,
  ): { data: Record<string, unknown> } | { error: CardProblem } | { misuse: string } {
    const problem = this.#validate();
    if ('error' in problem) return problem;
    const typed = this.#form?.data();
    if (!typed) return { misuse: 'The Payment Element offers no payment method.' };
    const data = withAdded(typed, added, this.#never['address'] !== 'never');
    return typeof data === 'string' ? { misuse: data } : { data };
  }

  async #send(path: string, parameters: Record<string, unknown>): Promise<ApiResult> {
    this.#root.setAttribute('aria-busy', 'true');
    const result = await this.#frame.api.post(path, parameters);
    this.#root.removeAttribute('aria-busy');
    const { error } = result;
    const field = fieldOfCode(error?.code);
    if (error && field) this.#card.reject(field, error.message ?? 'Your card was declined.');
    return result;
  }

  #tellBrand(): void {
    const brand = brandOf(this.#card.number.value.replaceAll(/\D/g, ''));
    if (brand === this.#brand) return;
    this.#brand = brand;
    const brands = brand === 'unknown' ? null : [brand];
    this.#frame.page.emit('carddetailschange', {
      loading: false,
      details: { brands, funding: null },
    });
  }

  /** All that the page learns while somebody types. */
  get #detail(): Record<string, unknown> {
    const form = this.#form;
    const { chosen, collapsed } = this.#choice;
    return {
      empty: form?.empty ?? true,
      complete: form?.complete ?? false,
      collapsed,
      value: { type: collapsed ? '' : chosen },
    };
  }
}
