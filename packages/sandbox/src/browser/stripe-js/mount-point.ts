import { IntegrationError } from './integration-error.js';

/**
 * Finds where an element is to be mounted, and refuses what Stripe refuses.
 *
 * @see {@link https://github.com/stripe/stripe-js/issues/662}
 */
export function mountPoint(target: unknown): HTMLElement {
  const node = typeof target === 'string' ? bySelector(target) : target;
  if (!(node instanceof HTMLElement)) {
    throw new IntegrationError(
      'Invalid DOM element. Call mount() with a valid DOM element or selector.',
    );
  }
  // Stripe says the same of a node that is in no document.
  if (node.getRootNode() !== document) {
    throw new IntegrationError(
      'Elements cannot be mounted in a ShadowRoot. Please mount in the Light DOM.',
    );
  }
  return node;
}

function bySelector(selector: string): Element {
  const found = document.querySelector(selector);
  if (found) return found;
  throw new IntegrationError(
    `The selector you specified (${selector}) applies to no DOM elements that are currently on the page. Make sure the element exists on the page before calling mount().`,
  );
}
