import type Stripe from 'stripe';
import { flag } from '../../core/fields.js';
import { pageFields, paginate } from '../../core/pagination.js';
import type { FieldsOf } from '../../core/params.js';
import { operation } from '../../http/operation.js';
import { changes } from '../changes.js';
import { mergeMetadata } from '../merge-metadata.js';
import {
  configurationFields,
  configurationUpdateFields,
  createConfiguration,
  setLoginPage,
  toFeatures,
} from './configurations.js';

const PATH = '/v1/billing_portal/configurations';

/** Customer portal: `/v1/billing_portal/configurations`. @see {@link https://docs.stripe.com/api/customer_portal/configurations} */
export const portalOperations = [
  operation({
    method: 'POST',
    path: PATH,
    params: configurationFields,
    run: ({ engine }, params) => createConfiguration(engine, params),
  }),
  operation({
    method: 'GET',
    path: PATH,
    params: {
      active: flag(),
      is_default: flag(),
      ...pageFields,
    } satisfies FieldsOf<Stripe.BillingPortal.ConfigurationListParams>,
    run({ engine, path }, params) {
      const all = engine.state.portalConfigurations.newestFirst();
      const found = all.filter(
        ({ active, is_default }) =>
          (params.active ?? active) === active && (params.is_default ?? is_default) === is_default,
      );
      return paginate(found, params, path, 'configuration', all);
    },
  }),
  operation({
    method: 'GET',
    path: `${PATH}/:id`,
    params: {},
    run: ({ engine, id }) => engine.state.portalConfigurations.get(id),
  }),
  operation({
    method: 'POST',
    path: `${PATH}/:id`,
    params: configurationUpdateFields,
    run({ engine, id }, params) {
      const found = engine.state.portalConfigurations.get(id);
      const { business_profile: profile, features, metadata } = params;
      const login = found.login_page;
      if (params.login_page) setLoginPage(found, params.login_page.enabled);
      const previous = changes(found, {
        active: params.active,
        business_profile: profile && { ...found.business_profile, ...profile },
        default_return_url: params.default_return_url,
        features: features && { ...found.features, ...present(toFeatures(features), features) },
        name: params.name,
        ...(metadata === undefined ? {} : { metadata: mergeMetadata(found.metadata, metadata) }),
      });
      if (!previous && login.enabled === found.login_page.enabled) return found;
      found.updated = engine.clock.seconds();
      engine.emit('billing_portal.configuration.updated', found, {
        ...previous,
        login_page: login,
      });
      return found;
    },
  }),
];

/** The entries that the other has too. */
function present<T extends object>(all: T, given: object): Partial<T> {
  const result: Partial<T> = { ...all };
  for (const key of Object.keys(result)) {
    if (!Object.hasOwn(given, key)) Reflect.deleteProperty(result, key);
  }
  return result;
}
