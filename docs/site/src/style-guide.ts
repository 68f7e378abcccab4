/** Id of the order that `/api/states/…` knows. */
const EXAMPLE = 'pi_test_example';

/**
 * An `<order-status>` reads its order from the page's address, when it is connected. For a moment this page has one, so
 * that the Style guide can show them all.
 *
 * @returns To be called once the elements are defined: the address is what it was, and what shows no order is put in.
 */
export function returnWithOrder(): () => void {
  if (!document.querySelector('.specimen order-status')) return () => undefined;
  const before = location.href;
  const url = new URL(before);
  url.searchParams.set('payment_intent', EXAMPLE);
  // As Stripe appends it after the customer's bank: the elements take it out again, and can have the bank answered.
  url.searchParams.set('payment_intent_client_secret', `${EXAMPLE}_secret_example`);
  history.replaceState(null, '', url);
  return () => {
    history.replaceState(null, '', before);
    for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-later]')) {
      template.replaceWith(template.content.cloneNode(true));
    }
  };
}

/** What waits would give up after a while. Here it asks again before that. */
export function stayWaiting(): void {
  setInterval(() => {
    for (const element of document.querySelectorAll('[endpoint="/api/states/waiting"]')) {
      if ('refresh' in element && typeof element.refresh === 'function') element.refresh();
    }
  }, 10_000);
}

type Line = [price: string, units: number, amount: number, name?: string, product?: string];

/** Fills the cart beside a button with what the state is about, and opens it. */
export function fillCart({ target }: Event): void {
  const button = target instanceof Element ? target.closest('[data-cart]') : null;
  const cart = button?.nextElementSibling;
  if (!button || !cart || !('open' in cart) || typeof cart.open !== 'function') return;
  const lines: Line[] = JSON.parse(button.getAttribute('data-cart') ?? '[]');
  const endpoint = new URL(cart.getAttribute('endpoint') ?? '', document.baseURI).href;
  const key = `storetag:cart:${endpoint}`;
  const newValue = JSON.stringify({
    v: 1,
    lines: lines.map(([price, units, amount, name = '', product = null]) => [
      price,
      units,
      product,
      amount,
      'usd',
      name,
    ]),
  });
  localStorage.setItem(key, newValue);
  // As another tab would tell.
  dispatchEvent(new StorageEvent('storage', { key, newValue }));
  cart.open();
}
