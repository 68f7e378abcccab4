import { expect } from '@esm-bundle/chai';
import {
  configureStore,
  onConfigure,
  pageConfiguration,
  refuseSecrets,
} from './configure-store.js';
import { StoreError } from './store-error.js';

describe('configureStore', () => {
  it('tells the elements that are there', () => {
    let told = 0;
    const forget = onConfigure(() => (told += 1));
    configureStore({ locale: 'de' });
    forget();
    configureStore({ locale: 'fr' });
    expect(told).to.equal(1);
    expect(pageConfiguration().locale).to.equal('fr');
  });

  for (const key of [
    'sk_test_123',
    'rk_live_123',
    'whsec_123',
    'https://shop.test/?key=sk_live_9',
    ' sk_test_1',
  ]) {
    it(`refuses ${key} and does not repeat it`, () => {
      const act = (): void => configureStore({ endpoint: key });
      expect(act).to.throw(StoreError).with.property('code', 'secret_in_page');
      expect(act).not.to.throw(/123|live_9/);
      expect(pageConfiguration().endpoint).not.to.equal(key);
    });
  }

  for (const harmless of [
    'pk_test_123',
    'desk_lamp',
    'pi_1_secret_x',
    'task_sk',
    'risk_',
    undefined,
  ]) {
    it(`takes ${harmless}`, () => {
      expect(() => refuseSecrets([harmless])).not.to.throw();
    });
  }
});
