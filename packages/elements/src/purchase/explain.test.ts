import { expect } from '@esm-bundle/chai';
import { StoreError } from '../store-error.js';
import { checkoutWords } from '../words/checkout-words.js';
import { explain } from './explain.js';

describe('explain', () => {
  const words = checkoutWords.in('en');
  const said = (code: string) =>
    explain(
      new StoreError(code, 'What the server said.', {
        problem: { code, status: 409, title: 'What the server said.', request_id: 'req_1' },
      }),
      undefined,
      words,
      'en',
    );

  it('says that the payments were declined when an attempt was ended for that', () => {
    expect(said('too_many_declines')).to.equal(words.declined);
  });

  it('repeats what the server says of any other refusal, and that nothing was charged', () => {
    for (const code of ['rate_limited', 'sales_paused', 'guard_refused', 'of_tomorrow']) {
      expect(said(code)).to.equal(`What the server said. ${words.nothingCharged}`);
    }
  });
});
