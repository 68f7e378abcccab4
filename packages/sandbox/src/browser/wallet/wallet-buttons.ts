import { ElementFrame } from '../frames/element-frame.js';
import { isRecord } from '../record.js';

type Fields = Readonly<Record<string, unknown>>;

/** Wallets that the sandbox's account has. Apple Pay shows where a page asks for it always, as in other browsers than Safari. */
const AUTO = ['googlePay', 'link'];
const ALWAYS = ['applePay', 'googlePay'];
const VERBS: Readonly<Record<string, string>> = {
  'check-out': 'Check out with',
  checkout: 'Check out with',
  book: 'Book with',
  buy: 'Buy with',
  buynow: 'Buy with',
  donate: 'Donate with',
  order: 'Order with',
  pay: 'Pay with',
  subscribe: 'Subscribe with',
};

/** The frame with the wallets' buttons. */
export class WalletButtons {
  readonly #root: HTMLElement;
  readonly #frame: ElementFrame;
  #expanded = false;
  #options: Fields = {};

  /** @param base - Origin of the sandbox. */
  constructor(root: HTMLElement, base: string) {
    this.#root = root;
    this.#frame = new ElementFrame(root, base, {
      show: (options) => this.#show(options),
      start: () => ({ availablePaymentMethods: this.#available() }),
      focus: () => root.querySelector<HTMLElement>('button:not([hidden])')?.focus(),
      detail: () => ({}),
    });
    root.addEventListener('click', ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.dataset['type']) this.#frame.page.emit('press', { type: button.dataset['type'] });
      else if (button) this.#expand();
    });
  }

  #available(): Record<string, boolean> | undefined {
    const available = Object.fromEntries(
      this.#buttons.map((button) => [button.dataset['wallet'] ?? '', this.#offers(button)]),
    );
    return Object.values(available).includes(true) ? available : undefined;
  }

  get #buttons(): HTMLElement[] {
    return [...this.#root.querySelectorAll<HTMLElement>('[data-wallet]')];
  }

  #offers({ dataset }: HTMLElement): boolean {
    const name = dataset['wallet'] ?? '';
    const chosen = isRecord(this.#options['paymentMethods']) ? this.#options['paymentMethods'] : {};
    const when = chosen[name];
    return (
      when !== 'never' && (AUTO.includes(name) || (when === 'always' && ALWAYS.includes(name)))
    );
  }

  #show(options: Fields): void {
    this.#options = options;
    const order = Array.isArray(options['order']) ? options['order'].map(String) : [];
    const place = ({ dataset }: HTMLElement) => {
      const at = order.indexOf(dataset['type'] ?? '');
      return at < 0 ? order.length : at;
    };
    const shown = this.#buttons
      .filter((button) => this.#offers(button))
      .toSorted((a, b) => place(a) - place(b));
    const columns = this.#count('maxColumns', innerWidth < 420 ? 1 : 2, shown.length);
    const rows = this.#count('maxRows', shown.length, shown.length);
    const room = options['overflow'] === 'never' || this.#expanded ? shown.length : columns * rows;
    for (const button of this.#buttons) button.hidden = !shown.slice(0, room).includes(button);
    for (const button of shown.toReversed()) this.#root.prepend(button);
    for (const button of this.#buttons) this.#dress(button, options);
    const more = this.#root.querySelector<HTMLElement>('[data-action="all"]');
    if (more) more.hidden = shown.length <= room;
    this.#root.style.setProperty('--columns', String(columns));
    this.#root.style.setProperty('--height', `${Number(options['height'])}px`);
  }

  #count(name: string, otherwise: number, most: number): number {
    const value = this.#options[name];
    // Stripe's `0` is “as many as there are”.
    const wanted = typeof value === 'number' && value > 0 ? value : otherwise;
    return Math.max(1, Math.min(wanted, most));
  }

  #dress(button: HTMLElement, { themes, types }: Fields): void {
    const name = button.dataset['wallet'] ?? '';
    const theme = isRecord(themes) ? themes[name] : undefined;
    if (typeof theme === 'string') button.dataset['theme'] = theme;
    else delete button.dataset['theme'];
    const type = isRecord(types) ? types[name] : undefined;
    const verb = button.querySelector('[data-part="verb"]');
    const words = VERBS[String(type)] ?? '';
    if (verb) verb.textContent = words;
    const label = button.querySelector('strong')?.textContent ?? '';
    button.setAttribute('aria-label', `${words} ${label} (SANDBOX)`.trim());
  }

  #expand(): void {
    this.#expanded = true;
    this.#show(this.#options);
  }
}
