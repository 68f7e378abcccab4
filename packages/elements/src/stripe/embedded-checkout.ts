import type { CheckoutSession, StoreConfig } from '@storetag/protocol';
import type { StripeEmbeddedCheckout } from '@stripe/stripe-js';
import { render, type LitElement, type ReactiveController } from 'lit';
import { proofOf } from '../attempts.js';
import { readConfig } from '../payment-calls.js';
import { CheckoutFailedEvent } from '../payment-events.js';
import { orderOutcome } from '../payment/order-outcome.js';
import type { Outcome } from '../payment/outcome.js';
import { settleOrder } from '../payment/settle-order.js';
import { tellOfPayment } from '../payment/tell-of-payment.js';
import { createSession, type CheckoutOptions } from '../purchase/create-checkout.js';
import { explain } from '../purchase/explain.js';
import { goToCheckout } from '../purchase/go-to-checkout.js';
import type { Sale } from '../purchase/sale.js';
import type { StoreClient } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { checkoutEnglish, checkoutWords } from '../words/checkout-words.js';
import { embeddedStyles } from './embedded-checkout.styles.js';
import { embeddedView, type EmbeddedPhase } from './embedded-checkout.view.js';
import { LightDomMount } from './light-dom-mount.js';
import { loadStripe } from './stripe-loader.js';

/** The one that is open. Stripe allows one embedded page per page. */
let opened: EmbeddedCheckout | undefined;

/**
 * Opens Stripe's embedded page in a native dialog inside an element's shadow root. An open one is closed before.
 *
 * Until the store has made the session nothing is seen: the element is busy, and says what the store refuses. From then
 * on the dialog speaks for itself, and the element fires what a `<card-form>` fires: `payment-succeeded`,
 * `payment-processing`, or `checkout-failed` where Stripe's page cannot be shown.
 *
 * @param host - What sells. It is told by events, and stays busy only until this resolves.
 * @throws {StoreError} The store refused, or could not be reached. Nothing was charged.
 * @see {@link https://docs.stripe.com/checkout/embedded/quickstart}
 */
export async function openEmbeddedCheckout(
  host: LitElement,
  store: StoreClient,
  sale: Sale,
  options: CheckoutOptions,
): Promise<void> {
  const [account, session] = await Promise.all([
    readConfig(store),
    createSession(store, sale, options, 'embedded_page'),
  ]);
  sale.count(host, 'begin_checkout');
  opened?.close();
  opened = new EmbeddedCheckout({ host, store, sale, options, account, session });
  opened.open();
}

interface EmbeddedCheckoutParts {
  host: LitElement;
  store: StoreClient;
  sale: Sale;
  options: CheckoutOptions;
  account: StoreConfig;
  session: CheckoutSession;
}

/** One session of Stripe's embedded page, in its dialog, until that is closed. */
class EmbeddedCheckout implements ReactiveController {
  readonly #of: EmbeddedCheckoutParts;
  readonly #mount: LightDomMount;
  readonly #dialog = document.createElement('dialog');
  #phase: EmbeddedPhase = 'loading';
  /** Why Stripe's page could not be left for, where the customer wanted to. */
  #message: unknown;
  /** Counts what was shown, so that what comes too late is known. */
  #shown = 0;

  constructor(of: EmbeddedCheckoutParts) {
    this.#of = of;
    this.#mount = new LightDomMount(of.host);
  }

  open(): void {
    const { host } = this.#of;
    const root = host.renderRoot;
    const sheet = embeddedStyles.styleSheet;
    if (sheet && root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(sheet)) {
      root.adoptedStyleSheets.push(sheet);
    }
    const dialog = this.#dialog;
    dialog.setAttribute('part', 'dialog');
    dialog.className = 'embedded';
    dialog.setAttribute('aria-labelledby', 'embedded-heading');
    dialog.addEventListener('close', () => this.#closed());
    root.append(dialog);
    this.#render();
    dialog.showModal();
    host.addController(this);
    this.#load();
  }

  close(): void {
    this.#dialog.close();
    this.#closed();
  }

  /** The language may have changed. */
  hostUpdated(): void {
    this.#render();
  }

  /** Taken out of the page with its host: what is not seen is not paid. */
  hostDisconnected(): void {
    // A host that is only moved is back in a moment; its dialog has lost its place on top, and is shown there again.
    queueMicrotask(() => {
      if (!this.#of.host.isConnected) this.#closed();
      else if (opened === this && !this.#dialog.matches(':modal')) {
        this.#dialog.removeAttribute('open');
        this.#dialog.showModal();
      }
    });
  }

  #load(): void {
    this.#phase = 'loading';
    this.#message = undefined;
    this.#render();
    this.#mount.set((node) => this.#show(node));
  }

  /** Fills the node, and returns what takes Stripe's page down again. */
  #show(node: HTMLElement): () => void {
    const shown = (this.#shown += 1);
    let page: StripeEmbeddedCheckout | undefined;
    const isLate = (): boolean => shown !== this.#shown;
    const { account, session } = this.#of;
    const mount = async (): Promise<void> => {
      const stripe = await loadStripe(account, this.#of.options.locale);
      if (isLate()) return;
      const made = await stripe.createEmbeddedCheckoutPage({
        fetchClientSecret: async () => session.client_secret ?? '',
        onComplete: () => void this.#complete(),
      });
      // It was closed, or moved, while Stripe was at it.
      if (isLate()) made.destroy();
      else {
        page = made;
        page.mount(node);
        this.#phase = 'ready';
        this.#render();
      }
    };
    mount().catch((cause: unknown) => {
      if (!isLate()) this.#fail(cause);
    });
    return () => {
      this.#shown += 1;
      page?.destroy();
      page = undefined;
    };
  }

  #fail(cause: unknown): void {
    const error = new StoreError('stripe_unreachable', checkoutEnglish.noCardForm, { cause });
    this.#mount.set(undefined);
    this.#phase = 'failed';
    this.#render();
    this.#of.host.dispatchEvent(new CheckoutFailedEvent(error));
  }

  /** Stripe says that the session is complete: how, the server knows. */
  async #complete(): Promise<void> {
    this.#mount.set(undefined);
    this.#phase = 'checking';
    this.#render();
    this.#focus();
    this.#tell(
      await settleOrder(
        () => this.#ask(),
        () => opened === this,
        0,
      ),
    );
  }

  async #ask(): Promise<Outcome> {
    const { store, session } = this.#of;
    return orderOutcome(store, session.id, proofOf(session.id)).catch(
      () => ({ status: 'unknown' }) as const,
    );
  }

  #tell(outcome: Outcome): void {
    const { host, sale, options } = this.#of;
    if (!('payment' in outcome)) return;
    this.#phase = outcome.status;
    this.#render();
    this.#focus();
    tellOfPayment(host, sale, outcome, options.successPath);
  }

  async #payOnStripe(): Promise<void> {
    const { host, store, sale, options } = this.#of;
    try {
      await goToCheckout(host, store, sale, options);
    } catch (thrown) {
      const error = StoreError.from(thrown);
      const { locale } = options;
      this.#message = explain(error, sale.total, checkoutWords.in(locale), locale);
      this.#render();
      host.dispatchEvent(new CheckoutFailedEvent(error));
    }
  }

  #focus(): void {
    this.#dialog.querySelector<HTMLElement>('[role=status]')?.focus();
  }

  /** Cleans up, and asks once whether it was paid in the same moment. */
  #closed(): void {
    if (opened !== this) return;
    opened = undefined;
    const { host } = this.#of;
    this.#mount.remove();
    host.removeController(this);
    this.#dialog.remove();
    if (this.#phase === 'ready' || this.#phase === 'checking') {
      void this.#ask().then((outcome) => this.#tell(outcome));
    }
  }

  #render(): void {
    const view = embeddedView({
      words: checkoutWords.in(this.#of.options.locale),
      phase: this.#phase,
      slot: this.#mount.slot,
      message: this.#message,
      retry: () => this.#load(),
      payOnStripe: () => this.#payOnStripe(),
    });
    render(view, this.#dialog);
  }
}
