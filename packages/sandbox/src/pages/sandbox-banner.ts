import { html } from './html.js';

/** The line on top of every page of the sandbox. */
export const sandboxBanner = html`<p class="Sandbox">
  <strong>SANDBOX</strong> This is not Stripe. No money moves.
</p>`;
