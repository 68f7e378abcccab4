import { portalOperations } from './billing-portal/configuration-operations.js';
import { sessionOperations } from './checkout/session-operations.js';
import { couponOperations } from './discounts/coupon-operations.js';
import { promotionCodeOperations } from './discounts/promotion-code-operations.js';
import { customerOperations } from './customers.js';
import { invoiceOperations } from './billing/invoice-operations.js';
import { invoicePaymentOperations } from './billing/invoice-payments.js';
import { subscriptionOperations } from './billing/subscription-operations.js';
import { disputeOperations } from './disputes/dispute-operations.js';
import { eventOperations } from './events.js';
import { refundOperations } from './refunds.js';
import { shippingRateOperations } from './shipping/shipping-rate-operations.js';
import { taxRateOperations } from './tax/tax-rate-operations.js';
import { endpointOperations } from './webhook-endpoints.js';
import { chargeOperations } from './charges.js';
import { paymentIntentOperations } from './payment-intent-operations.js';
import { paymentMethodOperations } from './payment-method-operations.js';
import { paymentLinkOperations } from './payment-links/payment-link-operations.js';
import { paymentPageOperations } from './payment-page/payment-page-operations.js';
import { priceOperations } from './price-operations.js';
import { productOperations } from './product-operations.js';

/** Every endpoint of the API that the sandbox models. */
export const operations = [
  ...productOperations,
  ...priceOperations,
  ...paymentIntentOperations,
  ...paymentMethodOperations,
  ...chargeOperations,
  ...sessionOperations,
  ...paymentPageOperations,
  ...paymentLinkOperations,
  ...portalOperations,
  ...couponOperations,
  ...promotionCodeOperations,
  ...shippingRateOperations,
  ...taxRateOperations,
  ...customerOperations,
  ...subscriptionOperations,
  ...invoiceOperations,
  ...invoicePaymentOperations,
  ...refundOperations,
  ...disputeOperations,
  ...eventOperations,
  ...endpointOperations,
];
