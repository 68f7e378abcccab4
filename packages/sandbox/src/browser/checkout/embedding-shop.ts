import { EmbeddingPage } from '../frames/embedding-page.js';
import { isRecord } from '../record.js';

/** The shop's page that shows a checkout in a frame. It is kept told of the height, and tells the client secret. */
export class EmbeddingShop {
  #clientSecret: string | undefined;
  /** The same as {@link clientSecret}, as soon as the shop has told it. */
  readonly told: Promise<string>;
  #tell: (secret: string) => void = () => {};
  readonly #page = new EmbeddingPage({
    start: (argument) => {
      const secret = isRecord(argument) ? argument['clientSecret'] : undefined;
      if (typeof secret !== 'string') return;
      this.#clientSecret = secret;
      this.#tell(secret);
    },
  });

  private constructor() {
    this.told = new Promise((resolve) => {
      this.#tell = resolve;
    });
    const { body } = document;
    const tell = () =>
      this.#page.emit('height', { height: Math.ceil(body.getBoundingClientRect().height) });
    new ResizeObserver(tell).observe(body);
  }

  /** The shop; nothing on a page of its own. */
  static find(): EmbeddingShop | undefined {
    const embedded = document.documentElement.dataset['embedded'] !== undefined;
    return embedded && window.parent !== window ? new EmbeddingShop() : undefined;
  }

  /** What allows to pay the session. The address of the frame does not have it. */
  get clientSecret(): string | undefined {
    return this.#clientSecret;
  }

  /** The session is complete. `redirectUrl` is where the customer goes now, if anywhere. */
  complete(redirectUrl: unknown): void {
    this.#page.emit('complete', { redirect_url: redirectUrl });
  }
}
