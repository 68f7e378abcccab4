import { SandboxFrame } from '../frames/sandbox-frame.js';
import { isRecord } from '../record.js';
import { ElementEvents, type ElementHandler } from './element-events.js';
import type { ElementGroup, PaymentFacts } from './element-group.js';
import { IntegrationError } from './integration-error.js';
import { mountPoint } from './mount-point.js';
import type { StripeContext } from './stripe-context.js';

/** What sets one type of element apart from another. */
export interface ElementKind {
  /** Name in `elements.create(type)`. */
  type: string;
  /** Name of the frame's page. */
  frame: string;
  /** Accessible name of the frame. */
  title: string;
  /** Events beside those that every element has. */
  events?: readonly string[];
  /** Checks the element's options and gives what the frame needs of them. */
  read: (options: Readonly<Record<string, unknown>>, method: string) => object;
}

const EVENTS = ['ready', 'focus', 'blur', 'escape', 'loaderror'];

/** An element: a frame of the sandbox, mounted where the page wants it, and its events. */
export class FrameElement {
  protected readonly context: StripeContext;
  protected readonly group: ElementGroup;
  protected readonly events: ElementEvents;
  readonly #kind: ElementKind;
  #options: Record<string, unknown>;
  #frame: SandboxFrame | undefined;
  #target: HTMLElement | undefined;
  #started = false;
  #destroyed = false;

  constructor(kind: ElementKind, context: StripeContext, group: ElementGroup, options: unknown) {
    this.#kind = kind;
    this.#options = isRecord(options) ? options : {};
    kind.read(this.#options, 'create()');
    this.context = context;
    this.group = group;
    this.events = new ElementEvents(kind.type, [...EVENTS, ...(kind.events ?? [])]);
  }

  /** Name in `elements.create(type)`. */
  get type(): string {
    return this.#kind.type;
  }

  /** Options now, after all updates. */
  get options(): Readonly<Record<string, unknown>> {
    return this.#options;
  }

  /** True while its values can be used. */
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
      url: new URL(`/_internal/frames/${this.#kind.frame}`, this.context.base),
      title: this.#kind.title,
      onEvent: (event, detail) => this.#heard(frame, event, detail),
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
    queueMicrotask(() => this.events.emit('loaderstart'));
  }

  unmount(): void {
    this.#started = false;
    this.#frame?.remove();
    this.#frame = undefined;
    this.#target?.replaceChildren();
    this.#target?.classList.remove('StripeElement');
    this.#target = undefined;
  }

  destroy(): void {
    this.unmount();
    this.#destroyed = true;
    this.group.forget(this);
  }

  update(options: unknown): this {
    this.#options = { ...this.#options, ...(isRecord(options) ? options : {}) };
    this.tell('update', { options: this.#kind.read(this.#options, 'element.update()') });
    return this;
  }

  on(type: string, handler: ElementHandler): this {
    this.events.on(type, handler);
    return this;
  }

  once(type: string, handler: ElementHandler): this {
    this.events.once(type, handler);
    return this;
  }

  off(type: string, handler?: ElementHandler): this {
    this.events.off(type, handler);
    return this;
  }

  focus(): void {
    this.tell('focus');
  }

  blur(): void {
    this.tell('blur');
  }

  clear(): void {
    this.tell('clear');
  }

  /**
   * Dresses the frame anew; what was typed stays.
   *
   * @param facts - What is paid, where that has changed.
   */
  async refresh(facts?: PaymentFacts): Promise<void> {
    if (!this.mounted || !this.#started) return;
    await this.#frame?.call('update', {
      ...this.group.looks(),
      ...(facts ? { facts } : {}),
      options: this.#kind.read(this.#options, 'create()'),
    });
  }

  /** Calls the frame for what it answers. Rejects when it is unmounted before. */
  call(method: string, argument?: unknown): Promise<unknown> {
    if (!this.#frame || !this.mounted) {
      throw new IntegrationError(
        'We could not retrieve data from the specified Element. Please make sure the Element you are attempting to use is still mounted.',
      );
    }
    return Promise.race([this.#frame.call(method, argument), this.#frame.removed]);
  }

  /** Tells the frame something; nothing happens while it is not mounted. */
  protected tell(method: string, argument?: unknown): void {
    this.#frame?.tell(method, argument);
  }

  /** What happened in the frame, but for what every frame tells. */
  protected heard(event: string, detail: Record<string, unknown>): void {
    this.group.heard?.(this, event, detail);
    this.events.emit(event, detail);
  }

  async #start(frame: SandboxFrame): Promise<void> {
    const { facts, error } = await this.group.load();
    if (frame !== this.#frame) return;
    if (error) {
      this.events.emit('loaderror', { error });
      return;
    }
    const ready = await frame.call('start', {
      ...this.group.looks(),
      facts,
      key: this.context.key,
      options: this.#kind.read(this.#options, 'create()'),
    });
    if (frame !== this.#frame) return;
    this.#started = true;
    this.events.emit('ready', isRecord(ready) ? ready : {});
  }

  #heard(frame: SandboxFrame, event: string, detail: Record<string, unknown>): void {
    if (frame !== this.#frame) return;
    if (event !== 'height') this.heard(event, detail);
    else if (typeof detail['height'] === 'number')
      frame.iframe.style.height = `${detail['height']}px`;
  }
}
