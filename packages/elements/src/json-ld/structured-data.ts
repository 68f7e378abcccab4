import type { Product } from '@storetag/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What an element shows, and the lowercase code of the currency that it prefers. */
interface Shown {
  shown: Product | readonly Product[] | undefined;
  currency: string | undefined;
}

/** Keeps the page's JSON-LD true to what an element shows. What writes it is fetched after the products are shown. */
export class StructuredData implements ReactiveController {
  private told: Shown['shown'];
  private readonly host: Element;
  private readonly of: () => Shown;

  /** @param of - What the element shows now; nothing where the page does not want it told. */
  constructor(host: ReactiveControllerHost & Element, of: () => Shown) {
    this.host = host;
    this.of = of;
    host.addController(this);
  }

  hostUpdated(): void {
    const { shown, currency } = this.of();
    // An element may still be updated when it has left the page.
    if (this.host.isConnected && shown !== this.told) void this.tell(shown, currency);
  }

  hostDisconnected(): void {
    if (this.told) void this.tell(undefined);
  }

  private async tell(shown: Shown['shown'], currency?: string): Promise<void> {
    this.told = shown;
    try {
      const { describeProducts } = await import('./json-ld.js');
      // The last one counts, whichever module came first.
      if (this.told === shown) describeProducts(this, shown ? [shown].flat() : [], currency);
    } catch (error) {
      console.error(error);
    }
  }
}
