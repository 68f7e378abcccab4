import { BuyButton } from '../buy-button/buy-button.js';
import { CardForm } from '../card-form/card-form.js';
import { OrderStatus } from '../order-status/order-status.js';

/** The elements that buy. */
export const elements = {
  'buy-button': BuyButton,
  'card-form': CardForm,
  'order-status': OrderStatus,
};
