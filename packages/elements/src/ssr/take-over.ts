import { nothing } from 'lit';
// Once the styles that a server wrote are gone.
import '../late.styles.js';
import { Loading } from '../loading.js';
import type { StoreElement } from '../store-element.js';
import { hydration } from './hydration.js';
import { observedBy, readRendered } from './rendered.js';

/**
 * Lit's word for an element whose data the element around it has yet to give.
 *
 * @see {@link https://lit.dev/docs/ssr/client-usage/#defer-hydration}
 */
const DEFERRED = 'defer-hydration';

/**
 * Makes what a server rendered the element's own: the same nodes, without a request for what stands beside them. Where
 * the element would render something else (another version, language or currency than the server's), or where Lit's
 * hydration is not there, it is rendered anew before the browser paints. Never rejects.
 *
 * @param root - What the server rendered.
 * @see {@link https://web.dev/articles/declarative-shadow-dom}
 */
export async function takeOver(host: StoreElement, root: ShadowRoot): Promise<void> {
  await undeferred(host);
  await host.wordsLoaded();
  const script = host.querySelector<HTMLScriptElement>(':scope > script[type="application/json"]');
  const rendered = script && readRendered(host, script);
  script?.remove();
  host.given = rendered?.page;
  // Where Lit has its own support, an update hydrates.
  const isLits = observedBy(host).includes(DEFERRED);
  const hydrate = isLits ? () => {} : hydration.hydrate;
  // Whether what stands in another element of ours is the same, that element has seen.
  const isSame = rendered?.isSame ?? true;
  const isKept = isSame && hydrate && (await keep(host, root, hydrate));
  if (isLits) adoptStyles(host, root);
  for (const style of root.querySelectorAll('style')) style.remove();
  if (!isKept) root.replaceChildren();
  if (!isKept && isLits) void renderAgain(host, root);
  host.renderOptions.renderBefore = null;
}

/** Lit's own support hydrates whatever is there, and renders from the second time on: so at first there is nothing. */
async function renderAgain(host: StoreElement, root: ShadowRoot): Promise<void> {
  root.append(document.createComment('lit-part'), document.createComment('/lit-part'));
  Object.defineProperty(host, 'render', { value: () => nothing, configurable: true });
  await host.updateComplete;
  Reflect.deleteProperty(host, 'render');
  host.requestUpdate();
}

/** Has Lit hydrate what is in the root, and tells whether it does. */
async function keep(
  host: StoreElement,
  root: ShadowRoot,
  hydrate: NonNullable<typeof hydration.hydrate>,
): Promise<boolean> {
  const inside = root.querySelectorAll<HTMLElement>('[data-key]');
  const made = host['made'];
  for (const each of inside) if (isOurs(each)) made.set(keyOf(each), each);
  const picked = root.querySelector<HTMLInputElement>('input:checked:not([checked])');
  const loading: unknown = Reflect.get(host, 'loading');
  if (loading instanceof Loading) await loading.hostUpdate();
  try {
    hydrate(host['render'](), root, host.renderOptions);
  } catch {
    // Something that the server knew nothing of has come in between.
    for (const each of inside) made.delete(keyOf(each));
    return false;
  }
  void complete();
  return true;

  async function complete(): Promise<void> {
    await host.updateComplete;
    for (const each of inside) {
      if (isOurs(each)) each.removeAttribute(DEFERRED);
      // Until now there was its place only.
      else each.replaceWith(made.get(keyOf(each)) ?? '');
    }
    catchUp(root, picked);
  }
}

/** By which an element finds again what it holds. */
function keyOf({ dataset }: HTMLElement): string {
  return dataset['key'] ?? '';
}

/** Whether it is an element of ours, and no place for one. */
function isOurs({ localName }: Element): boolean {
  return localName.includes('-');
}

/** What happened before anybody listened. */
function catchUp(root: ShadowRoot, picked: HTMLInputElement | null): void {
  picked?.dispatchEvent(new Event('change'));
  for (const image of root.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth === 0) image.dispatchEvent(new Event('error'));
  }
}

/** Lit’s own support leaves styles to the `<style>`s of the server. */
function adoptStyles({ constructor }: StoreElement, root: ShadowRoot): void {
  const styles: unknown = Reflect.get(constructor, 'elementStyles');
  if (!Array.isArray(styles)) return;
  for (const style of styles) {
    const sheet: unknown = Reflect.get(Object(style), 'styleSheet');
    if (sheet instanceof CSSStyleSheet) root.adoptedStyleSheets.push(sheet);
  }
}

function undeferred(host: StoreElement): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!host.hasAttribute(DEFERRED)) resolve();
    };
    new MutationObserver(look).observe(host, { attributeFilter: [DEFERRED] });
    look();
  });
}
