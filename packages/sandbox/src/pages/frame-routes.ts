import type { Route } from '../http/route.js';
import { addressFrameRoute } from './address-frame-page.js';
import { emailFrameRoute } from './email-frame-page.js';
import { paymentFrameRoute } from './payment-frame-page.js';
import { walletButtonsRoute, walletSheetRoute } from './wallet-pages.js';

/** The frames that elements of Stripe.js show. */
export const frameRoutes: readonly Route[] = [
  addressFrameRoute,
  emailFrameRoute,
  paymentFrameRoute,
  walletButtonsRoute,
  walletSheetRoute,
];
