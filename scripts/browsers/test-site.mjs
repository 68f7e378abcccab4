/**
 * What the tests of the elements need of a site, in every engine alike:
 *
 * - `/thanks…` is a page that is never shown: it answers 204, so that the test that goes there stays;
 * - `/left` tells the tests of a page where it goes, as a JSON string: an empty one when it does not within half a second;
 * - `/stalled/<milliseconds>.js` is a script of Stripe's kind that comes late.
 */
export function testSite() {
  const left = new Map();
  return async (context, next) => {
    const from = context.get('referer');
    const [, milliseconds] = /^\/stalled\/(\d+)\.js$/.exec(context.path) ?? [];
    if (context.path === '/thanks') {
      left.set(from, context.href);
      context.status = 204;
    } else if (context.path === '/left') {
      for (let tries = 0; !left.has(from) && tries < 50; tries += 1) await later(10);
      context.body = JSON.stringify(left.get(from) ?? '');
      left.delete(from);
    } else if (milliseconds) {
      await later(Number(milliseconds));
      context.type = 'text/javascript';
      context.body = 'window.Stripe = (key) => window.fakeStripe(key)';
    } else await next();
  };
}

function later(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
