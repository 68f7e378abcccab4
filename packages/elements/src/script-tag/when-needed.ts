/**
 * Calls `need` once for each of some elements as soon as the page needs it: when it stands in the document, when the
 * customer does something (a click may open a form or a cart), and in any case when the page has loaded and the browser
 * is idle. So one that stands in a shadow root that nobody can look into comes as well, and nobody waits for
 * `customElements.whenDefined` for ever.
 *
 * @param names - Tag names, without the prefix.
 */
export function whenNeeded(
  names: readonly string[],
  prefix: string,
  need: (name: string) => void,
): void {
  const missing = new Set(names);
  const take = (isNeeded: (name: string) => unknown): void => {
    for (const name of missing) {
      if (isNeeded(name)) {
        missing.delete(name);
        need(name);
      }
    }
  };
  const look = (): void => take((name) => document.getElementsByTagName(prefix + name)[0]);
  const observer = new MutationObserver(look);
  const all = (): void => {
    observer.disconnect();
    take(() => true);
  };
  const rest = (): void => {
    // Safari has no idle callbacks.
    if ('requestIdleCallback' in globalThis) requestIdleCallback(all);
    else setTimeout(all, 200);
  };

  observer.observe(document, { childList: true, subtree: true });
  look();
  for (const type of ['pointerdown', 'keydown', 'click']) {
    addEventListener(type, all, { capture: true, once: true });
  }
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest);
}
