import type Stripe from 'stripe';
import type { Engine } from '../core/engine.js';
import { operation } from '../http/operation.js';

/** Makes a customer. Only Checkout does: the sandbox has no `POST /v1/customers`. */
export function createCustomer(
  engine: Engine,
  { email, name }: { email: string | null; name: string | null },
): Stripe.Customer {
  const customer = engine.state.customers.add<Stripe.Customer>({
    id: engine.ids.next('cus_', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: engine.clock.seconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  });
  engine.emit('customer.created', customer);
  return customer;
}

/** Customers: `/v1/customers/:id`. @see {@link https://docs.stripe.com/api/customers} */
export const customerOperations = [
  operation({
    method: 'GET',
    path: '/v1/customers/:id',
    params: {},
    run: ({ engine, id }) => engine.state.customers.get(id),
  }),
];
