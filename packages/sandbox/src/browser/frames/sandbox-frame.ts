import { CONNECT, isAnswer, isFrameEvent } from './frame-message.js';

/** What a page may ask of a frame, and hear from it. */
export interface SandboxFrameOptions {
  /** Page of the sandbox to show; its origin is the only one that can receive the port. */
  url: URL;
  /** Accessible name. */
  title: string;
  /** Called for everything that happens in the frame. */
  onEvent: (event: string, detail: Record<string, unknown>) => void;
  /** Called once, when the frame is ready for calls. */
  onConnect: () => void;
}

let frames = 0;

/**
 * An iframe of the sandbox's origin with a private `MessagePort` to it. The port is sent once, to exactly that
 * origin, so no other script of the page can speak to the frame or listen to it.
 */
export class SandboxFrame {
  readonly iframe = document.createElement('iframe');
  readonly #options: SandboxFrameOptions;
  readonly #waiting = new Map<number, (value: unknown) => void>();
  /** Rejects when the frame is taken away: what was asked of it gets no answer any more. */
  readonly removed: Promise<never>;
  #remove: () => void = () => {};
  #port: MessagePort | undefined;
  #window: Window | null = null;
  #calls = 0;

  constructor(options: SandboxFrameOptions) {
    this.#options = options;
    this.removed = new Promise((_, reject) => {
      this.#remove = () => reject(new Error('The Element was unmounted before it answered.'));
    });
    // Nobody has to wait for it.
    this.removed.catch(() => {});
    const { iframe } = this;
    const channel = crypto.randomUUID();
    const url = new URL(options.url);
    url.hash = channel;
    frames += 1;
    iframe.name = `__privateStripeFrame${frames}${Math.floor(1000 + Math.random() * 9000)}`;
    iframe.title = options.title;
    iframe.src = url.href;
    iframe.addEventListener('load', () => this.#connect(channel), { once: true });
  }

  /** True while calls can be answered. A frame that was moved in the document has lost what was typed in it. */
  get connected(): boolean {
    const { contentWindow, isConnected } = this.iframe;
    return this.#port !== undefined && isConnected && contentWindow === this.#window;
  }

  /** Calls a method in the frame. Resolves with its answer. */
  call(method: string, argument?: unknown): Promise<unknown> {
    const port = this.#port;
    if (!port) return Promise.reject(new Error('The frame is not connected.'));
    this.#calls += 1;
    const call = this.#calls;
    return new Promise((resolve) => {
      this.#waiting.set(call, resolve);
      port.postMessage({ call, method, argument });
    });
  }

  /** Calls a method whose answer nobody waits for; nothing happens before the frame is connected. */
  tell(method: string, argument?: unknown): void {
    this.#port?.postMessage({ call: 0, method, argument });
  }

  remove(): void {
    this.#port?.close();
    this.#port = undefined;
    this.iframe.remove();
    this.#remove();
  }

  #connect(channel: string): void {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isAnswer(data)) {
        this.#waiting.get(data.answer)?.(data.value);
        this.#waiting.delete(data.answer);
      } else if (isFrameEvent(data)) {
        this.#options.onEvent(data.event, data.detail);
      }
    });
    port1.start();
    this.#port = port1;
    this.#window = this.iframe.contentWindow;
    this.iframe.contentWindow?.postMessage({ type: CONNECT, channel }, this.#options.url.origin, [
      port2,
    ]);
    this.#options.onConnect();
  }
}
