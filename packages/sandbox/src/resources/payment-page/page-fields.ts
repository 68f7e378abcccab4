import { addressField } from '../../core/address.js';
import { emailField, returnUrlField } from '../../core/contact-fields.js';
import { hashOf, integer, listOf, text, unsettable } from '../../core/fields.js';
import { required } from '../../core/params.js';
import { paymentMethodDataFields } from '../payment-method-fields.js';

const contact = hashOf({
  address: required(addressField),
  name: unsettable(text()),
  phone: text(),
});

/** What a customer types and chooses. An empty value takes it away again. */
export const pageFields = {
  billing_address: unsettable(contact),
  email: unsettable(emailField),
  line_items: listOf(
    hashOf({
      /** In minor units, where the customer names the price. */
      custom_unit_amount: integer(),
      id: required(text()),
      quantity: integer({ max: 999_999 }),
    }),
  ),
  phone: unsettable(text({ max: 40 })),
  promotion_code: unsettable(text({ max: 500 })),
  shipping: unsettable(contact),
  shipping_rate: text(),
};

/** `POST /v1/payment_pages/:id`. */
export const updatePageFields = { client_secret: text(), ...pageFields };

/** `POST /v1/payment_pages/:id/confirm`. */
export const confirmPageFields = {
  ...updatePageFields,
  /** The total that the customer was shown: another one is refused. */
  expected_amount: integer(),
  payment_method: text(),
  payment_method_data: hashOf(paymentMethodDataFields),
  return_url: returnUrlField,
};
