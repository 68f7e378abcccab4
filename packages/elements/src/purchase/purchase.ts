import type { ExpectedTotal, FreshLine, LineItem, Price, Product } from '@storetag/protocol';
import { StoreAnalyticsEvent } from '../analytics-event.js';
import { amountOf } from '../amount-of.js';
import { analyticsItem } from '../analytics-item.js';
import { analyticsValue } from './analytics-value.js';
import { leftOf } from '../left-of.js';
import type { Sale } from './sale.js';
import type { StoreError } from '../store-error.js';
import { unitsOf } from './units.js';

/** What the page says is bought, as far as it is known. */
export interface Named {
  product: Product | undefined;
  price: Price | undefined;
  /** As the page wrote it; {@link Purchase.quantity} is what is bought. */
  quantity: number;
  /** Whether an order of this customer's has taken the units that are no longer in stock. */
  isHeld?: boolean;
}

/** What is bought: what the page names, unless the store has said since that it is something else. */
export class Purchase implements Sale {
  readonly #named: () => Named;
  #fresh: ExpectedTotal | undefined;
  #left: number | undefined;
  openOrder: string | undefined;
  /** What the store sells now in place of the price that the page names. */
  #successor: FreshLine | undefined;

  constructor(named: () => Named) {
    this.#named = named;
  }

  get product(): Product | undefined {
    return this.#successor?.product ?? this.#named().product;
  }

  get price(): Price | undefined {
    const sold = this.product?.prices.find(({ id }) => id === this.#successor?.price);
    return sold ?? this.#named().price;
  }

  get isEmpty(): boolean {
    return !this.price;
  }

  get title(): string | undefined {
    return this.product?.name;
  }

  /** Units to buy. */
  get quantity(): number {
    return unitsOf(this.#named().quantity);
  }

  /** Whether it is a fixed amount, paid once: what a card form can sell. */
  get isFixed(): boolean {
    return !!this.price && !this.price.recurring && !!this.total?.amount;
  }

  /** What it costs together: displayed, and compared by the server. `undefined` where no amount is displayed. */
  get total(): ExpectedTotal | undefined {
    const { price } = this;
    const amount = amountOf(price, this.quantity);
    return (
      this.#fresh ??
      (price && amount !== undefined ? { amount, currency: price.currency } : undefined)
    );
  }

  /** Units left; `undefined` where nobody counts. */
  get left(): number | undefined {
    if (this.#left !== undefined || this.#named().isHeld) return this.#left;
    return leftOf(this.product, this.price) ?? undefined;
  }

  /** For the server. */
  get lines(): LineItem[] {
    return [{ price: this.price?.id ?? '', quantity: this.quantity }];
  }

  /** Takes from the store's refusal what is true now. */
  learn({ code, problem }: StoreError): void {
    const line = problem?.line_items?.[0];
    this.#fresh = problem?.total ?? this.#fresh;
    if (code === 'price_changed') this.#successor = line;
    if (code === 'out_of_stock') this.#left = line?.stock ?? 0;
  }

  /** Goes by the page again. */
  forget(): void {
    this.#fresh = this.#left = this.#successor = undefined;
  }

  /** One price is no cart: nothing is to be emptied. */
  noteOrder(order: string): void {
    this.openOrder = order;
  }

  /**
   * Tells analytics.
   *
   * @param order - Id of the order, once there is one.
   */
  count(
    on: EventTarget,
    event: 'begin_checkout' | 'purchase' | 'add_to_cart',
    order?: string,
  ): void {
    const { product, price, total } = this;
    if (!product) return;
    on.dispatchEvent(
      new StoreAnalyticsEvent(event, {
        ...analyticsValue(total),
        ...(order && { transaction_id: order }),
        items: [analyticsItem(product, price, this.quantity)],
      }),
    );
  }
}
