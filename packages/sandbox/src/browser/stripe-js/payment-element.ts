import type { StripeError } from '@stripe/stripe-js';
import { SandboxFrame } from '../frames/sandbox-frame.js';
import { isRecord } from '../record.js';
import { ElementEvents, type ElementEvent } from './element-events.js';
import { IntegrationError } from './integration-error.js';
import { mountPoint } from './mount-point.js';
import { readPaymentElementOptions } from './payment-element-options.js';
import type { StripeContext } from './stripe-context.js';

/** What an element needs of the Elements it belongs to. */
export interface ElementGroup {
  /** Settles once the frame may be shown; an error becomes `loaderror`. */
  load: () => Promise<StripeError | undefined>;
  /** What the frame needs to look right: appearance, fonts, locale. */
  looks: () => Record<string, unknown>;
  /** Called when the element is destroyed. */
  forget: () => void;
}

type Handler = (event: ElementEvent) => unknown;

/**
 * The Payment Element: a frame of the sandbox in which the card is typed. Nothing of what is typed comes out.
 *
 * @see {@link https://docs.stripe.com/js/element/payment_element}
 */
export class SandboxPaymentElement {
  readonly #context: StripeContext;
  readonly #group: ElementGroup;
  readonly #events = new ElementEvents();
  #options: Record<string, unknown>;
  #frame: SandboxFrame | undefined;
  #target: HTMLElement | undefined;
  #destroyed = false;

  constructor(context: StripeContext, group: ElementGroup, options: unknown) {
    this.#options = isRecord(options) ? options : {};
    readPaymentElementOptions(this.#options, 'create()');
    this.#context = context;
    this.#group = group;
  }

  /** True while `confirmPayment` can take the card from it. */
  get mounted(): boolean {
    return this.#frame?.connected === true;
  }

  mount(target: string | HTMLElement): void {
    if (this.#destroyed) {
      throw new IntegrationError(
        'This Element has already been destroyed. Please create a new one.',
      );
    }
    const node = mountPoint(target);
    if (node === this.#target && this.#frame?.iframe.isConnected) return;
    this.unmount();
    this.#target = node;
    const box = document.createElement('div');
    box.className = '__PrivateStripeElement';
    box.style.cssText = 'margin:0;padding:0;border:none;display:block;background:transparent';
    const frame = new SandboxFrame({
      url: new URL('/_internal/frames/payment', this.#context.base),
      title: 'Secure payment input frame',
      onEvent: (event, detail) => this.#heard(event, detail),
      onConnect: () => void this.#start(frame),
    });
    this.#frame = frame;
    frame.iframe.allow = 'payment *';
    // The page inside keeps 4 px for focus rings, so the frame overhangs its container by as much and the fields align.
    // `light only` on both sides keeps the frame see-through on a dark page.
    frame.iframe.style.cssText =
      'border:0;margin:0 -4px;padding:0;width:calc(100% + 8px);height:1px;display:block;color-scheme:light only';
    box.append(frame.iframe);
    node.replaceChildren(box);
    node.classList.add('StripeElement');
    queueMicrotask(() => this.#events.emit('loaderstart'));
  }

  unmount(): void {
    this.#frame?.remove();
    this.#frame = undefined;
    this.#target?.replaceChildren();
    this.#target?.classList.remove('StripeElement');
    this.#target = undefined;
  }

  destroy(): void {
    this.unmount();
    this.#destroyed = true;
    this.#group.forget();
  }

  update(options: unknown): this {
    this.#options = { ...this.#options, ...(isRecord(options) ? options : {}) };
    this.#frame?.tell('update', {
      options: readPaymentElementOptions(this.#options, 'element.update()'),
    });
    return this;
  }

  on(type: string, handler: Handler): this {
    this.#events.on(type, handler);
    return this;
  }

  once(type: string, handler: Handler): this {
    this.#events.once(type, handler);
    return this;
  }

  off(type: string, handler?: Handler): this {
    this.#events.off(type, handler);
    return this;
  }

  focus(): void {
    this.#frame?.tell('focus');
  }

  blur(): void {
    this.#frame?.tell('blur');
  }

  clear(): void {
    this.#frame?.tell('clear');
  }

  collapse(): this {
    this.#frame?.tell('collapse');
    return this;
  }

  /** Dresses the frame anew; what was typed stays. */
  async dress(): Promise<void> {
    if (this.mounted) await this.#frame?.call('update', this.#group.looks());
  }

  /** Calls the frame, for `submit`, `confirmPayment` and `createPaymentMethod`. */
  call(method: string, argument?: unknown): Promise<unknown> {
    if (!this.#frame || !this.mounted) {
      throw new IntegrationError(
        'We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.',
      );
    }
    return this.#frame.call(method, argument);
  }

  async #start(frame: SandboxFrame): Promise<void> {
    const error = await this.#group.load();
    if (frame !== this.#frame) return;
    if (error) {
      this.#events.emit('loaderror', { error });
      return;
    }
    await frame.call('start', {
      ...this.#group.looks(),
      key: this.#context.key,
      options: readPaymentElementOptions(this.#options, 'create()'),
    });
    if (frame === this.#frame) this.#events.emit('ready');
  }

  #heard(event: string, detail: Record<string, unknown>): void {
    if (event !== 'height') {
      this.#events.emit(event, detail);
    } else if (this.#frame && typeof detail['height'] === 'number') {
      this.#frame.iframe.style.height = `${detail['height']}px`;
    }
  }
}
