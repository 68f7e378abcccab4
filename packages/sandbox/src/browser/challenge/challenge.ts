import { ApiClient } from '../api-client.js';
import { EmbeddingPage } from '../frames/embedding-page.js';

/**
 * Runs a 3-D Secure challenge: sends the chosen outcome to the sandbox, then tells the page that shows this frame, or,
 * opened as a page of its own, goes back to the shop.
 *
 * @param root - Carries `data-intent`, `data-client-secret` and `data-key`.
 */
export function runChallenge(root: HTMLElement): void {
  const { intent = '', clientSecret = '', key = '' } = root.dataset;
  const page = new EmbeddingPage({});
  const api = new ApiClient(location.origin, key);
  const status = root.querySelector('[role="alert"]');
  const buttons = root.querySelectorAll('button');
  for (const button of buttons) {
    button.addEventListener('click', () => void choose(button.value));
  }
  // Until here they were disabled: a fast click must not get lost.
  setBusy(false);
  buttons[0]?.focus();

  async function choose(outcome: string): Promise<void> {
    setBusy(true);
    const { object, error } = await api.post(
      `/_internal/payment_intents/${intent}/three_d_secure`,
      { client_secret: clientSecret, outcome },
    );
    if (typeof object?.['redirect'] === 'string') {
      location.assign(object['redirect']);
    } else if (window.parent !== window && error?.type !== 'api_connection_error') {
      // Settled elsewhere meanwhile, in another tab? Whoever opened this frame reads the intent anew in any case.
      page.emit('complete');
    } else if (status) {
      status.textContent = error?.message ?? 'Done. You can close this page.';
      setBusy(false);
    }
  }

  function setBusy(busy: boolean): void {
    for (const button of buttons) button.disabled = busy;
  }
}
