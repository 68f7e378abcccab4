import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Product } from '@storetag/protocol';
import { countViews } from '../count-views.js';
import { describeProducts } from './json-ld.js';

/** An element that shows products. */
interface Showing extends ReactiveControllerHost, Element {
  /** `off`: does not tell search engines of them. */
  jsonLd: string;
  /** Lowercase code. */
  preferredCurrency: string | undefined;
}

type Shown = Product | readonly Product[] | undefined;

/** Keeps the page's JSON-LD true to what an element shows. */
class StructuredData implements ReactiveController {
  private told: Shown;
  private readonly host: Showing;
  private readonly of: () => Shown;

  constructor(host: Showing, of: () => Shown) {
    this.host = host;
    this.of = of;
    host.addController(this);
  }

  hostUpdated(): void {
    const { isConnected, jsonLd, preferredCurrency } = this.host;
    const shown = jsonLd === 'off' ? undefined : this.of();
    // An element may still be updated when it has left the page.
    if (isConnected && shown !== this.told) this.tell(shown, preferredCurrency);
  }

  hostDisconnected(): void {
    if (this.told) this.tell(undefined);
  }

  private tell(shown: Shown, currency?: string): void {
    this.told = shown;
    describeProducts(this, shown ? [shown].flat() : [], currency);
  }
}

const kept = new WeakMap<object, StructuredData>();

/**
 * Describes what an element shows from now on, until it leaves the page, and when it is back.
 *
 * @param seen - Products of a list that were not shown before: for analytics.
 */
export function keepTold(host: Showing, of: () => Shown, seen?: readonly Product[]): void {
  const data = kept.get(host) ?? new StructuredData(host, of);
  kept.set(host, data);
  data.hostUpdated();
  if (seen) countViews(host, seen, host.preferredCurrency);
}
