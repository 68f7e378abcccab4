import type { Product } from '@storetag/protocol';
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Keeps the page's JSON-LD true to what an element shows. What writes it is fetched after the products are shown. */
export class StructuredData implements ReactiveController {
  private told: readonly Product[] | undefined;
  private readonly of: () => {
    products: readonly Product[] | undefined;
    currency?: string | undefined;
  };

  /** @param of - What the element shows now; nothing where it is told not to say so. */
  constructor(host: ReactiveControllerHost, of: StructuredData['of']) {
    this.of = of;
    host.addController(this);
  }

  hostUpdated(): void {
    const { products, currency } = this.of();
    if (products !== this.told) void this.tell(products, currency);
  }

  hostDisconnected(): void {
    if (this.told) void this.tell(undefined);
  }

  private async tell(products: readonly Product[] | undefined, currency?: string): Promise<void> {
    this.told = products;
    try {
      const { describeProducts } = await import('./json-ld.js');
      // The last one counts, whichever came first.
      if (this.told === products) describeProducts(this, products ?? [], currency);
    } catch (error) {
      console.error(error);
    }
  }
}
