import type { Route } from '../http/route.js';
import { framePage } from './frame-page.js';
import { html } from './html.js';
import { pageResponse } from './page-response.js';
import { sandboxBanner } from './sandbox-banner.js';

const WALLETS = [
  { name: 'applePay', type: 'apple_pay', label: 'Apple Pay' },
  { name: 'googlePay', type: 'google_pay', label: 'Google Pay' },
  { name: 'link', type: 'link', label: 'Link' },
  { name: 'amazonPay', type: 'amazon_pay', label: 'Amazon Pay' },
  { name: 'paypal', type: 'paypal', label: 'PayPal' },
  { name: 'klarna', type: 'klarna', label: 'Klarna' },
];

/** The frame of the Express Checkout Element: a button for each wallet. */
export const walletButtonsRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/express',
  handle: (context) =>
    framePage(context, {
      title: 'Secure express checkout',
      script: 'wallet-buttons',
      styles: ['wallet-buttons'],
      body: html`<div class="Wallets" role="group" aria-label="Express checkout">
        ${WALLETS.map(
          ({ name, type, label }) =>
            html`<button
              class="Wallet Wallet--${name}"
              type="button"
              data-wallet="${name}"
              data-type="${type}"
              aria-label="${label} (SANDBOX)"
              hidden
            >
              <span data-part="verb"></span> <strong>${label}</strong>
            </button>`,
        )}
        <button class="Action" type="button" data-action="all" hidden>Show more</button>
      </div>`,
    }),
};

/** The sheet of a wallet, over the shop: what a phone or a browser shows instead. */
export const walletSheetRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/wallet',
  handle: () =>
    pageResponse({
      title: 'Wallet · SANDBOX',
      styles: ['base', 'challenge', 'wallet-sheet'],
      script: 'wallet-sheet',
      framedBy: 'anyone',
      data: { framed: 'yes' },
      body: html`<div class="Challenge" role="dialog" aria-modal="true" aria-labelledby="title">
        ${sandboxBanner}
        <form novalidate>
          <h1 id="title"></h1>
          <p class="Muted" data-part="business"></p>
          <dl class="Lines" data-part="lines"></dl>
          <p class="Amount"><span class="Money" data-part="total"></span></p>
          <label for="wallet-card">Card</label>
          <select id="wallet-card" name="card"></select>
          <div data-part="shipping" hidden>
            <label for="wallet-address">Ship to</label>
            <select id="wallet-address" name="address"></select>
            <fieldset data-part="rates">
              <legend>Shipping</legend>
            </fieldset>
          </div>
          <p class="Muted" data-part="contact"></p>
          <p role="alert"></p>
          <div class="Actions">
            <button class="Button" type="submit" id="wallet-pay">Pay</button>
            <button class="Button Button--quiet" type="button" id="wallet-cancel">Cancel</button>
          </div>
        </form>
      </div>`,
    }),
};
