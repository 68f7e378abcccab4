/** Address of a path of this site, with the order's id for `<order-status>`; `undefined` for another site's. */
export function successUrl(path: string | undefined, order: string): string | undefined {
  if (!path || !URL.canParse(path, location.href)) return undefined;
  const url = new URL(path, location.href);
  if (url.origin !== location.origin) return undefined;
  url.searchParams.set(order.startsWith('cs_') ? 'session_id' : 'payment_intent', order);
  return url.href;
}
