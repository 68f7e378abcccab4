import { sessionOperations } from './checkout/session-operations.js';
import { customerOperations } from './customers.js';
import { invoiceOperations } from './invoices.js';
import { eventOperations } from './events.js';
import { refundOperations } from './refunds.js';
import { endpointOperations } from './webhook-endpoints.js';
import { subscriptionOperations } from './subscriptions.js';
import { chargeOperations } from './charges.js';
import { paymentIntentOperations } from './payment-intent-operations.js';
import { paymentMethodOperations } from './payment-method-operations.js';
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
  ...customerOperations,
  ...subscriptionOperations,
  ...invoiceOperations,
  ...refundOperations,
  ...eventOperations,
  ...endpointOperations,
];
