import { priceOperations } from './price-operations.js';
import { productOperations } from './products.js';

/** Every endpoint of the API that the sandbox models. */
export const operations = [...productOperations, ...priceOperations];
