import type Stripe from 'stripe';
import { createdField, isWithin } from '../core/created-range.js';
import { flag, listOf, oneOf, text } from '../core/fields.js';
import { pageFields, paginate } from '../core/pagination.js';
import type { FieldsOf } from '../core/params.js';
import { invalidRequest } from '../core/stripe-failure.js';
import { operation } from '../http/operation.js';
import { checkAmount } from './prices.js';
import { createProduct, productFields, productUpdateFields, updateProduct } from './products.js';

const listFields = {
  active: flag(),
  created: createdField,
  ids: listOf(text()),
  shippable: flag(),
  type: oneOf('good', 'service'),
  url: text(),
  ...pageFields,
} satisfies FieldsOf<Stripe.ProductListParams>;

/** Products: `/v1/products`. @see {@link https://docs.stripe.com/api/products} */
export const productOperations = [
  operation({
    method: 'POST',
    path: '/v1/products',
    params: productFields,
    check(_call, params) {
      const { default_price_data: price } = params;
      if (price) checkAmount(price, 'default_price_data');
      return params;
    },
    run: ({ engine }, params) => createProduct(engine, params),
  }),
  operation({
    method: 'GET',
    path: '/v1/products',
    params: listFields,
    run({ engine, path }, params) {
      const { active, created, ids, shippable, type, url } = params;
      if (ids && (params.starting_after ?? params.ending_before) !== undefined) {
        throw invalidRequest(
          'You cannot use `ids` with `starting_after` or `ending_before`.',
          undefined,
          'ids',
        );
      }
      const all = engine.state.products.newestFirst();
      const found = all.filter(
        (product) =>
          (active ?? product.active) === product.active &&
          (shippable ?? product.shippable) === product.shippable &&
          (type ?? product.type) === product.type &&
          (url ?? product.url) === product.url &&
          (!ids || ids.includes(product.id)) &&
          isWithin(product.created, created),
      );
      return paginate(found, params, path, 'product', all);
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/products/:id',
    params: {},
    run: ({ engine, id }) => engine.state.products.get(id),
  }),
  operation({
    method: 'POST',
    path: '/v1/products/:id',
    params: productUpdateFields,
    run: ({ engine, id }, params) => updateProduct(engine, id, params),
  }),
  operation({
    method: 'DELETE',
    path: '/v1/products/:id',
    params: {},
    run({ engine, id }) {
      const product = engine.state.products.get(id);
      for (const price of engine.state.prices.values()) {
        if (price.product === id) {
          throw invalidRequest(
            'This product cannot be deleted because it has one or more user-created prices.',
          );
        }
      }
      engine.state.products.delete(id);
      engine.emit('product.deleted', product);
      return { id, object: 'product', deleted: true };
    },
  }),
];
