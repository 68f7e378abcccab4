import { expect } from '@esm-bundle/chai';
import { mug } from '../fake-store.test.support.js';
import { describeProducts } from './json-ld.js';

// In a page of its own: a policy cannot be taken back.
describe('JSON-LD under Trusted Types', () => {
  it('is written under our policy, and violates nothing', async () => {
    const meta = document.createElement('meta');
    meta.httpEquiv = 'Content-Security-Policy';
    meta.content = "require-trusted-types-for 'script'; trusted-types storetag";
    document.head.append(meta);
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      violated.push(`${violatedDirective} ${sample}`),
    );
    describeProducts({}, [mug]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(violated).to.deep.equal([]);
    const script = document.querySelector('script[type="application/ld+json"]');
    expect(script?.textContent).to.contain('prod_mug');
  });
});
