import type { Engine } from '../core/engine.js';
import type { Route } from '../http/route.js';
import { assetRoutes } from './assets.js';
import { paymentRoutes } from './checkout/payment-routes.js';
import { checkoutPageRoute, embeddedPageRoute } from './checkout/session-routes.js';
import { frameRoutes } from './frame-routes.js';
import { challengeRoute } from './challenge-page.js';
import { linkRoutes } from './links/link-routes.js';
import { portalRoutes } from './portal/login-routes.js';
import { receiptRoute } from './receipts/receipt-routes.js';
import { dashboardRoutes } from './dashboard/dashboard-routes.js';
import { elementsSessionRoute } from './elements-session-route.js';

/** Everything the sandbox serves outside `/v1`: Stripe.js, frames, the hosted page, the dashboard. */
export function pageRoutes(engine: Engine): readonly Route[] {
  return [
    ...assetRoutes,
    ...frameRoutes,
    challengeRoute,
    checkoutPageRoute,
    embeddedPageRoute,
    elementsSessionRoute,
    ...paymentRoutes,
    ...linkRoutes,
    ...portalRoutes,
    receiptRoute,
    ...dashboardRoutes(engine),
  ];
}
