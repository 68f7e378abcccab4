import { pageConfiguration } from '../configure-store.js';

/**
 * The page's proof that no robot buys, where the page was told of one: what the function gives, or the value of the form
 * field of that name, such as the one that Turnstile puts into the page.
 */
export async function guardToken(): Promise<string | undefined> {
  const { guard } = pageConfiguration();
  if (typeof guard === 'function') return guard();
  if (!guard) return undefined;
  const field = document.querySelector<HTMLInputElement>(`[name="${CSS.escape(guard)}"]`);
  return field?.value;
}
