import { CardForm } from './card-form/card-form.js';
import { OrderStatus } from './order-status/order-status.js';

/** What `storetag-payment.js` adds to `storetag.js`: the elements that a list of products can do without. */
export const elements = { 'card-form': CardForm, 'order-status': OrderStatus };
