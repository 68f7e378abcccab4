import { html, type ReactiveControllerHost } from 'lit';
import { later } from './later.js';
import type { StoreError } from './store-error.js';

/** What says what went wrong: fetched once something has. */
export const trouble = later(() => import('./trouble.view.js'));

/** What went wrong, and a button to try again; where these words cannot be had either, those of the error. */
export function renderTrouble(
  host: ReactiveControllerHost & { language: string | undefined },
  error: StoreError,
  retry: () => unknown,
): unknown {
  return (
    trouble(host)?.troubleView(error, host.language, retry) ??
    html`<p part="error" role="alert">${error.message}</p>`
  );
}
