import { chargeOperations } from './charges.js';
import { paymentIntentOperations } from './payment-intent-operations.js';
import { paymentMethodOperations } from './payment-method-operations.js';
import { priceOperations } from './price-operations.js';
import { productOperations } from './products.js';

/** Every endpoint of the API that the sandbox models. */
export const operations = [
  ...productOperations,
  ...priceOperations,
  ...paymentIntentOperations,
  ...paymentMethodOperations,
  ...chargeOperations,
];
