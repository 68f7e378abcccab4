import type { StripeEmbeddedCheckout } from '@stripe/stripe-js';
import { SandboxFrame } from '../frames/sandbox-frame.js';
import { isRecord } from '../record.js';
import { idOf } from './checkout/checkout-state.js';
import { refuseUnknown } from './elements-options.js';
import { IntegrationError } from './integration-error.js';
import { mountPoint } from './mount-point.js';
import type { StripeContext } from './stripe-context.js';

const METHOD = 'stripe.createEmbeddedCheckoutPage()';
const KNOWN = new Set(
  'clientSecret fetchClientSecret onComplete onShippingDetailsChange onLineItemsChange onAnalyticsEvent'.split(
    ' ',
  ),
);

/** Stripe allows one per page at a time. */
let only: EmbeddedPage | undefined;

/**
 * The hosted page in a frame of the shop's page.
 *
 * @see {@link https://docs.stripe.com/js/embedded_checkout/init}
 */
export class EmbeddedPage implements StripeEmbeddedCheckout {
  readonly #context: StripeContext;
  readonly #secret: string;
  readonly #onComplete: (() => void) | undefined;
  #frame: SandboxFrame | undefined;
  #target: HTMLElement | undefined;
  #destroyed = false;

  private constructor(
    context: StripeContext,
    secret: string,
    onComplete: (() => void) | undefined,
  ) {
    this.#context = context;
    this.#secret = secret;
    this.#onComplete = onComplete;
  }

  /** Gets the client secret, then makes the page. A second one while the first lives is refused. */
  static async create(context: StripeContext, options: unknown): Promise<EmbeddedPage> {
    if (!isRecord(options)) {
      throw new IntegrationError(`Missing value for ${METHOD}: options should be an object.`);
    }
    refuseUnknown(options, KNOWN, METHOD);
    const { clientSecret, fetchClientSecret, onComplete } = options;
    for (const name of ['onShippingDetailsChange', 'onLineItemsChange', 'onAnalyticsEvent']) {
      if (options[name] !== undefined)
        throw new IntegrationError(`The Storetag sandbox does not model ${METHOD} ${name}.`);
    }
    if ((clientSecret === undefined) === (typeof fetchClientSecret !== 'function')) {
      throw new IntegrationError(
        `Invalid value for ${METHOD}: pass either fetchClientSecret or clientSecret.`,
      );
    }
    refuseSecond();
    const secret: unknown =
      typeof fetchClientSecret === 'function' ? await fetchClientSecret() : await clientSecret;
    if (typeof secret !== 'string' || !/^cs_\w+_secret_\w+$/.test(secret)) {
      throw new IntegrationError(
        `Invalid value for ${METHOD}: the client secret should be that of a Checkout Session, of the form \${id}_secret_\${secret}.`,
      );
    }
    const { object, error } = await context.api.get(`/v1/payment_pages/${idOf(secret)}`, {
      client_secret: secret,
    });
    if (error) throw new IntegrationError(error.message ?? error.type);
    if (object['ui_mode'] !== 'embedded_page') {
      throw new IntegrationError(
        `The Checkout Session has ui_mode ${JSON.stringify(object['ui_mode'])}; ${METHOD} needs embedded_page.`,
      );
    }
    refuseSecond();
    only = new EmbeddedPage(context, secret, isCallback(onComplete) ? onComplete : undefined);
    return only;
  }

  mount(location: string | HTMLElement): void {
    if (this.#destroyed) {
      throw new IntegrationError(
        'This Embedded Checkout has been destroyed and cannot be mounted.',
      );
    }
    const node = mountPoint(location);
    if (this.#frame?.iframe.isConnected) {
      throw new IntegrationError('This Embedded Checkout is already mounted.');
    }
    const frame = new SandboxFrame({
      // The client secret stays out of the address, which every script of the page can read.
      url: new URL(`/c/embed/${idOf(this.#secret)}`, this.#context.base),
      title: 'Secure payment page',
      onEvent: (event, detail) => this.#heard(frame, event, detail),
      onConnect: () => frame.tell('start', { clientSecret: this.#secret }),
    });
    frame.iframe.name = 'embedded-checkout';
    frame.iframe.allow = 'payment *';
    frame.iframe.style.cssText =
      'border:0;width:100%;height:600px;display:block;color-scheme:light only';
    this.#target = node;
    this.#frame = frame;
    node.replaceChildren(frame.iframe);
  }

  unmount(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#target?.replaceChildren();
    this.#target = undefined;
  }

  destroy(): void {
    this.unmount();
    this.#destroyed = true;
    if (only === this) only = undefined;
  }

  #heard(frame: SandboxFrame, event: string, detail: Record<string, unknown>): void {
    if (frame !== this.#frame) return;
    if (event === 'height' && typeof detail['height'] === 'number')
      frame.iframe.style.height = `${detail['height']}px`;
    if (event !== 'complete') return;
    const url = detail['redirect_url'];
    // Stripe wants `onComplete` for sessions that do not redirect, and calls it only for those.
    if (typeof url === 'string') location.assign(url);
    else this.#onComplete?.();
  }
}

function refuseSecond(): void {
  if (only) throw new IntegrationError('You cannot have multiple Embedded Checkout objects.');
}

const isCallback = (value: unknown): value is () => void => typeof value === 'function';
