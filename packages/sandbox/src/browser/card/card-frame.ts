import { AppearanceSheet } from '../appearance/appearance-sheet.js';
import { readAppearance } from '../appearance/read-appearance.js';
import { ApiClient, type ApiResult } from '../api-client.js';
import { EmbeddingPage } from '../frames/embedding-page.js';
import { isRecord } from '../record.js';
import { loadFonts } from '../appearance/load-fonts.js';
import { CardFields } from './card-fields.js';
import { fieldOfCode, type CardProblem } from './card-problem.js';
import { withAdded } from './with-added.js';

const RIGHT_TO_LEFT = /^(?:ar|fa|he|ur)\b/;

/** What a call that uses the card answers: the API's answer, a problem in the form, or misuse by the page. */
type FrameAnswer = ApiResult | { error: CardProblem } | { misuse: string };

/**
 * The Payment Element's frame. The card is typed here and sent from here to the API; to the embedding page go states
 * and the API's answers, which hold no more of a card than its brand and last four digits.
 */
export class CardFrame {
  readonly #root: HTMLElement;
  readonly #sheet: AppearanceSheet;
  readonly #fields: CardFields;
  readonly #page: EmbeddingPage;
  readonly #base: string;
  #api: ApiClient | undefined;
  #collapsed = false;
  #collectsAddress = true;
  #state = '';

  /**
   * @param root - The frame's form.
   * @param base - Origin of the sandbox.
   * @param now - Milliseconds since the epoch, by the sandbox's clock.
   */
  constructor(root: HTMLElement, base: string, now: () => number) {
    this.#root = root;
    this.#base = base;
    this.#sheet = new AppearanceSheet(document);
    this.#fields = new CardFields(root, now);
    this.#page = new EmbeddingPage({
      start: (argument) => this.#start(argument),
      update: (argument) => this.#update(argument),
      validate: () => this.#validate(),
      confirm: (argument) => this.#confirm(argument),
      createPaymentMethod: (argument) => this.#createPaymentMethod(argument),
      focus: () => this.#fields.number.input.focus(),
      blur: () =>
        document.activeElement instanceof HTMLElement ? document.activeElement.blur() : 0,
      clear: () => this.#clear(),
      collapse: () => this.#collapse(true),
    });
    this.#listen();
  }

  #listen(): void {
    this.#root.addEventListener('submit', (event) => event.preventDefault());
    this.#root.addEventListener('input', () => this.#announce());
    this.#root.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#page.emit('escape');
    });
    let focused = false;
    this.#root.addEventListener('focusin', () => {
      if (!focused) this.#page.emit('focus');
      focused = true;
    });
    this.#root.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget) return;
      focused = false;
      this.#page.emit('blur');
    });
    this.#root
      .querySelector('[data-action="expand"]')
      ?.addEventListener('click', () => this.#collapse(!this.#collapsed));
    new ResizeObserver(() => this.#tellHeight()).observe(document.body);
  }

  #start(argument: unknown): void {
    const key = isRecord(argument) ? argument['key'] : undefined;
    this.#api = new ApiClient(this.#base, String(key));
    this.#update(argument);
    const options = isRecord(argument) ? argument['options'] : undefined;
    if (isRecord(options)) {
      this.#fields.preset({
        ...(typeof options['country'] === 'string' ? { country: options['country'] } : {}),
        ...(typeof options['postalCode'] === 'string' ? { postalCode: options['postalCode'] } : {}),
      });
      if (options['layout'] === 'accordion') this.#collapse(options['defaultCollapsed'] === true);
    }
    document.documentElement.dataset['started'] = '';
    this.#tellHeight();
    this.#state = JSON.stringify(this.#detail);
  }

  #update(argument: unknown): void {
    const { appearance, fonts, locale, options } = isRecord(argument) ? argument : {};
    if (appearance) this.#sheet.apply(readAppearance(appearance, () => {}));
    if (Array.isArray(fonts)) loadFonts(fonts);
    if (typeof locale === 'string') {
      const language = locale === 'auto' ? navigator.language : locale;
      document.documentElement.dir = RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
    }
    if (isRecord(options)) {
      document.documentElement.dataset['layout'] = String(options['layout']);
      this.#fields.readOnly = options['readOnly'] === true;
      this.#collectsAddress = options['collectsAddress'] !== false;
      for (const part of this.#root.querySelectorAll<HTMLElement>('[data-part="address"]')) {
        part.hidden = !this.#collectsAddress;
      }
    }
    this.#tellHeight();
  }

  #validate(): CardProblem | undefined {
    if (this.#collapsed) this.#collapse(false);
    return this.#fields.validate();
  }

  async #confirm(argument: unknown): Promise<FrameAnswer> {
    const { clientSecret, parameters } = isRecord(argument) ? argument : {};
    const problem = this.#validate();
    if (problem) return { error: problem };
    const { payment_method_data: data, ...rest } = isRecord(parameters) ? parameters : {};
    const method = withAdded(this.#fields.paymentMethodData(), data, this.#collectsAddress);
    if (typeof method === 'string') return { misuse: method };
    const secret = String(clientSecret);
    const id = secret.slice(0, secret.indexOf('_secret_'));
    return this.#send(`/v1/payment_intents/${id}/confirm`, {
      ...rest,
      payment_method_data: method,
      client_secret: secret,
      use_stripe_sdk: true,
    });
  }

  async #createPaymentMethod(argument: unknown): Promise<FrameAnswer> {
    const { parameters } = isRecord(argument) ? argument : {};
    const problem = this.#validate();
    if (problem) return { error: problem };
    const method = withAdded(this.#fields.paymentMethodData(), parameters, this.#collectsAddress);
    return typeof method === 'string'
      ? { misuse: method }
      : this.#send('/v1/payment_methods', method);
  }

  async #send(path: string, parameters: Record<string, unknown>): Promise<ApiResult> {
    if (!this.#api) throw new Error('The frame has not been started.');
    this.#root.setAttribute('aria-busy', 'true');
    const result = await this.#api.post(path, parameters);
    this.#root.removeAttribute('aria-busy');
    const { error } = result;
    const field = fieldOfCode(error?.code);
    if (error && field) this.#fields.reject(field, error.message ?? 'Your card was declined.');
    return result;
  }

  #clear(): void {
    this.#fields.clear();
    this.#announce();
  }

  #collapse(collapsed: boolean): void {
    if (document.documentElement.dataset['layout'] !== 'accordion') return;
    this.#collapsed = collapsed;
    const panel = this.#root.querySelector<HTMLElement>('[data-part="panel"]');
    if (panel) panel.hidden = collapsed;
    const item = this.#root.querySelector('[data-action="expand"]');
    item?.setAttribute('aria-expanded', String(!collapsed));
    item?.classList.toggle('AccordionItem--selected', !collapsed);
    this.#announce();
  }

  #announce(): void {
    const detail = this.#detail;
    const state = JSON.stringify(detail);
    if (state === this.#state) return;
    this.#state = state;
    this.#page.emit('change', detail);
  }

  /** All that the page learns while somebody types. */
  get #detail(): Record<string, unknown> {
    const { empty, complete } = this.#fields;
    return { empty, complete, collapsed: this.#collapsed, value: { type: 'card' } };
  }

  #tellHeight(): void {
    this.#page.emit('height', { height: Math.ceil(document.body.getBoundingClientRect().height) });
  }
}
