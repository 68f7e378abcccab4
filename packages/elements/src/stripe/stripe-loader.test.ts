import { expect } from '@esm-bundle/chai';
import type { StoreError } from '../store-error.js';
import { FakeStripe } from './fake-stripe.test.support.js';
import { loadStripe, STRIPE_JS_URL } from './stripe-loader.js';

const tags = (url: string): HTMLScriptElement[] =>
  [...document.scripts].filter(({ src }) => src === url);
const failure = (promise: Promise<unknown>): Promise<StoreError> =>
  promise.then(
    () => expect.fail('it resolved'),
    (error: StoreError) => error,
  );
let serial = 0;
/** An account of its own per test, because instances are kept per key. */
const account = (stripe_js: string): { publishable_key: string; stripe_js: string } => ({
  publishable_key: `pk_test_sandbox_${++serial}`,
  stripe_js,
});
/** Address of a script; `before` runs first. */
const script = (source = 'window.Stripe = (...of) => window.fakeStripe(...of)'): string =>
  URL.createObjectURL(new Blob([source]));

describe('loadStripe', () => {
  let fake: FakeStripe;

  beforeEach(() => {
    fake = new FakeStripe();
    Object.assign(window, { fakeStripe: fake.stripe });
  });
  afterEach(() => {
    delete window.Stripe;
    document
      .querySelectorAll('script[src^="blob:"], script[src*=stripe]')
      .forEach((tag) => tag.remove());
  });

  it('loads one script and makes one instance per key, however often it is asked', async () => {
    const one = account(script());
    const [first, second] = await Promise.all([loadStripe(one), loadStripe(one)]);
    expect(first)
      .to.equal(second)
      .and.to.equal(await loadStripe(one));
    expect(tags(one.stripe_js)).to.have.lengthOf(1);
    expect(fake.calls).to.deep.equal([`Stripe ${one.publishable_key}`, 'registerAppInfo storetag']);
  });

  it('has Stripe.js speak the language that is asked for, by an instance of its own', async () => {
    const one = account(script());
    await Promise.all(
      ['de', 'zh-Hans', 'sr-Latn', 'de', undefined].map((each) => loadStripe(one, each)),
    );
    expect(fake.locales).to.have.members(['de', 'zh', 'auto']);
    expect(tags(one.stripe_js)).to.have.lengthOf(1);
  });

  it('uses the script that the page has loaded already', async () => {
    const one = account(script());
    const tag = document.createElement('script');
    tag.src = one.stripe_js;
    const loaded = new Promise((resolve) => tag.addEventListener('load', resolve));
    document.head.append(tag);
    await loaded;
    await loadStripe(one);
    expect(tags(one.stripe_js)).to.deep.equal([tag]);
  });

  it('refuses a `window.Stripe` of other provenance', async () => {
    Object.assign(window, { Stripe: fake.stripe });
    const error = await failure(loadStripe(account(script())));
    expect(error.code).to.equal('stripe_unreachable');
    expect(fake.calls).to.deep.equal([]);
  });

  it('takes the address of a script with a sandbox key only', async () => {
    const elsewhere = script();
    Object.assign(window, { Stripe: fake.stripe });
    const live = { publishable_key: 'pk_live_1', stripe_js: elsewhere };
    const error = await failure(loadStripe(live));
    expect(error.message).to.contain(STRIPE_JS_URL);
    expect(tags(elsewhere)).to.deep.equal([]);
  });

  it('tries a failed download once more, and afresh when it is asked again', async () => {
    let tries = 0;
    const observer = new MutationObserver((records) => {
      tries += records.flatMap(({ addedNodes }) => [...addedNodes]).length;
    });
    observer.observe(document.head, { childList: true });
    const one = account(new URL('/missing-stripe.js', location.href).href);
    expect((await failure(loadStripe(one))).code).to.equal('stripe_unreachable');
    expect(tries).to.equal(2);
    await failure(loadStripe(one));
    expect(tries).to.equal(4);
    observer.disconnect();
  });

  it('gives up a download that stalls, and uses it when it arrives after all', async () => {
    const one = account(new URL('/stalled/400.js', location.href).href);
    const error = await failure(loadStripe(one, undefined, 50));
    expect(error.code).to.equal('stripe_unreachable');
    expect((await loadStripe(one)).elements).to.be.a('function');
    expect(tags(one.stripe_js)).to.have.lengthOf(1);
  });

  it('loads on a page that demands Trusted Types and knows the policy `storetag`', async () => {
    const frame = document.createElement('iframe');
    const answer = new Promise((resolve) => {
      addEventListener('message', ({ data }) => resolve(data), { once: true });
    });
    frame.srcdoc = `
      <meta http-equiv="Content-Security-Policy"
        content="require-trusted-types-for 'script'; trusted-types storetag">
      <script type="module">
        import { loadStripe } from '${new URL('./stripe-loader.ts', import.meta.url).pathname}';
        const stripe_js = URL.createObjectURL(
          new Blob(['window.Stripe = () => ({ registerAppInfo() {} })']),
        );
        loadStripe({ publishable_key: 'pk_test_sandbox_1', stripe_js }).then(
          () => parent.postMessage('loaded', '*'),
          (error) => parent.postMessage(String(error.cause), '*'),
        );
      </script>`;
    document.body.append(frame);
    expect(await answer).to.equal('loaded');
    frame.remove();
  });
});
