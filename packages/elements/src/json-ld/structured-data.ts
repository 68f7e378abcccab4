import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Shown } from './describe-shown.js';
import { describeProducts } from './json-ld.js';

/** Keeps the page's JSON-LD true to what an element shows. */
class StructuredData implements ReactiveController {
  private told: Shown['shown'];
  private readonly host: Element;
  private readonly of: () => Shown;

  constructor(host: ReactiveControllerHost & Element, of: () => Shown) {
    this.host = host;
    this.of = of;
    host.addController(this);
  }

  hostUpdated(): void {
    const { shown, currency } = this.of();
    // An element may still be updated when it has left the page.
    if (this.host.isConnected && shown !== this.told) this.tell(shown, currency);
  }

  hostDisconnected(): void {
    if (this.told) this.tell(undefined);
  }

  private tell(shown: Shown['shown'], currency?: string): void {
    this.told = shown;
    describeProducts(this, shown ? [shown].flat() : [], currency);
  }
}

const kept = new WeakMap<object, StructuredData>();

/** Describes what an element shows from now on, until it leaves the page, and when it is back. */
export function keepDescribed(host: ReactiveControllerHost & Element, of: () => Shown): void {
  const data = kept.get(host) ?? new StructuredData(host, of);
  kept.set(host, data);
  data.hostUpdated();
}
