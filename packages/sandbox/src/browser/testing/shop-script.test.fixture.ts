import type {
  Stripe,
  StripeCheckoutElementsSdk,
  StripeCheckoutLoadActionsSuccess,
  StripeElements,
  StripeError,
  StripePaymentElement,
} from '@stripe/stripe-js';

/** What the shop's page has at `window.shop`. */
interface ShopScript {
  events: { type: string; complete?: boolean; [detail: string]: unknown }[];
  loadStripe: (key: string) => Promise<Stripe>;
  stripe: Stripe;
  elements: StripeElements;
  element: StripePaymentElement;
  checkout: StripeCheckoutElementsSdk;
  actions: StripeCheckoutLoadActionsSuccess;
  /** Loads Stripe.js. */
  load: (key: string) => Promise<void>;
  /** Mounts an element and waits until it is ready; keeps the events of these types. */
  show: (element: unknown, target?: string, types?: string[]) => Promise<Loaded>;
  mount: (key: string, options: object, elementOptions?: object) => Promise<Loaded>;
  pay: (secret: string, redirect?: string, confirmParams?: object) => Promise<Paid>;
  refusal: (action: (shop: ShopScript) => unknown) => Promise<Refusal | null>;
}
/** How loading an element ended. */
export interface Loaded {
  type: string;
  error?: StripeError;
  availablePaymentMethods?: Record<string, boolean>;
}
/** What a confirmation resolved with. */
export interface Paid {
  error?: StripeError;
  paymentIntent?: { id: string; status: string };
}
interface Refusal {
  name: string;
  message: string;
}
declare global {
  interface Window {
    shop: ShopScript;
  }
}

/** The page's own code: what a shop's developer would write. */
export const SHOP_SCRIPT = `
import { loadStripe } from '/stripe-js-pure.mjs';
window.shop = {
  events: [],
  loadStripe,
  async load(key) {
    this.stripe ??= await loadStripe(key);
  },
  async show(element, target = '#mount', types = []) {
    for (const type of types)
      element.on(type, (event) => this.events.push(JSON.parse(JSON.stringify({ type, ...event }))));
    const settled = new Promise((resolve) => {
      element.on('ready', (event) => resolve({ type: 'ready', ...event }));
      element.on('loaderror', ({ error }) => resolve({ type: 'loaderror', error }));
    });
    element.mount(target);
    return settled;
  },
  async mount(key, options, elementOptions) {
    await this.load(key);
    this.elements = this.stripe.elements(options);
    this.element = this.elements.create('payment', elementOptions);
    const { type, error } = await this.show(this.element, '#mount', ['loaderstart', 'change', 'focus', 'blur', 'escape']);
    return error ? { type, error } : { type };
  },
  async pay(clientSecret, redirect = 'if_required', confirmParams = {}) {
    const { error } = await this.elements.submit();
    if (error) return { error };
    const { elements } = this;
    return this.stripe.confirmPayment({ elements, clientSecret, redirect, confirmParams });
  },
  async refusal(action) {
    try { await action(this); return null; } catch ({ name, message }) { return { name, message }; }
  },
};
document.documentElement.dataset.ready = '';
`;
