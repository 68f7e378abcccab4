import { readProductPage, type ProductPage } from '@storetag/protocol';
import type { LitElement } from 'lit';
import { options } from '../product-card/options.js';

/** An element that a server rendered. */
interface Rendered extends LitElement {
  given: ProductPage | undefined;
  wordsLoaded(): Promise<void>;
}

/**
 * Hands an element what stands beside what a server rendered of it, so that it renders the same at once, without a
 * request. What the server rendered stays on the screen until then. Never rejects.
 *
 * @param root - What the server rendered.
 * @see {@link https://web.dev/articles/declarative-shadow-dom}
 */
export async function takeOver(host: Rendered, root: ShadowRoot): Promise<void> {
  await Promise.all([host.wordsLoaded(), options.load()]);
  const script = host.querySelector(':scope > script[type="application/json"]');
  try {
    if (script) host.given = readProductPage(JSON.parse(script.textContent));
  } catch (error) {
    console.warn('storetag: the products that stand in the page are unreadable.', error);
  }
  script?.remove();
  // Removed and rendered anew before the browser paints.
  root.replaceChildren();
  host.renderOptions.renderBefore = null;
}
