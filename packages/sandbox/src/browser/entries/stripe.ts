import { installStripe } from '../stripe-js/install.js';

// A classic script: `currentScript` is set while it runs, and tells which sandbox it belongs to.
const { currentScript } = document;
if (currentScript instanceof HTMLScriptElement) {
  installStripe(new URL(currentScript.src).origin);
} else {
  console.error('The Storetag sandbox’s Stripe.js must be loaded by a <script src="…/stripe.js">.');
}
