import type { ReactiveController } from 'lit';
import type { StoreElement } from './store-element.js';
import { StoreError } from './store-error.js';
import { trouble } from './trouble.js';

/** What a {@link Loading} needs to know from its element. */
export interface Loaded<T> {
  /** Everything that the request depends on: when it changes, it is made again. */
  key: () => string;
  /** Makes the request. */
  load: (signal: AbortSignal) => Promise<T>;
  /** Told once per request how it went. */
  done?: (value: T | undefined, error: StoreError | undefined) => void;
}

/** Loads what an element shows: when its attributes change, when asked to, and when the browser is online again. */
export class Loading<T> implements ReactiveController {
  /** What came last; stays while more is loaded, and after a failure. */
  value: T | undefined;
  /** Why the last request failed. */
  error: StoreError | undefined;
  /** Whether a request is under way. */
  pending = false;
  private readonly host: StoreElement;
  private readonly of: Loaded<T>;
  private key: string | undefined;
  private abort: AbortController | undefined;

  constructor(host: StoreElement, of: Loaded<T>) {
    this.host = host;
    this.of = of;
    host.addController(this);
  }

  hostConnected(): void {
    if (!this.pending) this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.abort?.abort();
    // To be made again where the element comes back.
    if (this.pending || this.error) this.key = undefined;
    this.pending = false;
  }

  /** @returns Resolves when what the element asks for now has come; `undefined` where that is under way, or there. */
  hostUpdate(): Promise<void> | undefined {
    const key = this.of.key();
    if (!this.host.isConnected || key === this.key) return undefined;
    this.key = key;
    return this.run();
  }

  /** Loads now; what was under way is dropped. Never rejects. */
  async run(): Promise<void> {
    this.abort?.abort();
    const { signal } = (this.abort = new AbortController());
    this.pending = true;
    this.host.requestUpdate();
    let value: T | undefined;
    let error: StoreError | undefined;
    try {
      // What is shown without its words would be shown twice.
      const words = this.host.wordsLoaded();
      value = await this.of.load(signal);
      await words;
    } catch (thrown) {
      error = StoreError.from(thrown);
      await trouble.load();
    }
    if (signal.aborted) return;
    this.value = value ?? this.value;
    this.error = error;
    this.pending = false;
    // Not before: a browser keeps a thousand listeners slowly.
    if (error) addEventListener('online', () => void this.run(), { signal });
    this.host.requestUpdate();
    this.of.done?.(value, error);
  }
}
