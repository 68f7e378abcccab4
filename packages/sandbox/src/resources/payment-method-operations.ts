import { operation } from '../http/operation.js';
import { checkPaymentMethod } from './check-payment-method.js';
import { paymentMethodFields } from './payment-method-fields.js';
import { createPaymentMethod } from './payment-methods.js';

/** Payment methods: `/v1/payment_methods`. @see {@link https://docs.stripe.com/api/payment_methods} */
export const paymentMethodOperations = [
  operation({
    method: 'POST',
    path: '/v1/payment_methods',
    publishable: true,
    params: paymentMethodFields,
    check({ key }, params) {
      checkPaymentMethod(params, key);
      return params;
    },
    run: ({ engine, key }, params) => createPaymentMethod(engine, params, key),
  }),
  operation({
    method: 'GET',
    path: '/v1/payment_methods/:id',
    params: {},
    run: ({ engine, id }) => engine.state.paymentMethods.get(id),
  }),
];
