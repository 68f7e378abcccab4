import { CONNECT, isCall, type Answer, type FrameEvent } from './frame-message.js';
import { isRecord } from '../record.js';

/** What a frame does when the page that embeds it calls. */
export type FrameMethods = Readonly<Record<string, (argument: unknown) => unknown>>;

/** The page that embeds this frame, reached over the private port that it sent. */
export class EmbeddingPage {
  #port: MessagePort | undefined;
  /** What happened before the page's port came: a fast click must not get lost. */
  readonly #early: FrameEvent[] = [];

  /** Waits for the page's port, and answers its calls with `methods`. */
  constructor(methods: FrameMethods) {
    const channel = location.hash.slice(1);
    const connect = (event: MessageEvent<unknown>): void => {
      const { data, ports, source } = event;
      const [port] = ports;
      if (source !== window.parent || !isRecord(data) || !port) return;
      if (data['type'] !== CONNECT || data['channel'] !== channel) return;
      window.removeEventListener('message', connect);
      this.#port = port;
      port.addEventListener('message', (message: MessageEvent<unknown>) => {
        if (isCall(message.data)) void this.#answer(methods, message.data);
      });
      port.start();
      for (const early of this.#early.splice(0)) this.#send(early);
    };
    window.addEventListener('message', connect);
  }

  /** Tells the page that something happened. `detail` must hold nothing that was typed. */
  emit(event: string, detail: Record<string, unknown> = {}): void {
    if (this.#port) this.#send({ event, detail });
    else this.#early.push({ event, detail });
  }

  #send(message: FrameEvent | Answer): void {
    this.#port?.postMessage(message);
  }

  async #answer(
    methods: FrameMethods,
    { call, method, argument }: { call: number; method: string; argument: unknown },
  ): Promise<void> {
    const value: unknown = await methods[method]?.(argument);
    if (call > 0) this.#send({ answer: call, value });
  }
}
