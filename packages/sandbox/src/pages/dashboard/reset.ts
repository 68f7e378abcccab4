import type { Engine } from '../../core/engine.js';

/**
 * Remembers what is for sale now, and gives a function that goes back to it: payments, sessions, customers and events
 * are forgotten, webhook endpoints stay, time goes on. Products keep their ids.
 */
export function rememberStart(engine: Engine): () => void {
  const { state } = engine;
  const products = structuredClone([...state.products.values()]);
  const prices = structuredClone([...state.prices.values()]);
  return function reset() {
    for (const details of state.sessionDetails.values()) details.forgetExpiry();
    const { banks, cards, intentDetails, sessionDetails } = state;
    for (const map of [sessionDetails, intentDetails, cards, banks]) map.clear();
    state.inlinePrices.clear();
    engine.idempotency.clear();
    for (const collection of [
      state.paymentIntents,
      state.paymentMethods,
      state.charges,
      state.refunds,
      state.sessions,
      state.subscriptions,
      state.invoices,
      state.customers,
      state.events,
      state.products,
      state.prices,
    ]) {
      collection.keep(0);
    }
    for (const price of structuredClone(prices)) state.prices.add(price);
    for (const product of structuredClone(products)) {
      state.products.add(product);
      // Whoever caches the catalogue hears of it as of any other change.
      engine.emit('product.updated', product);
    }
  };
}
