/**
 * What the tests of the elements need of a site, in every engine alike:
 *
 * - `/thanks…` is a page that is never shown: it answers 204, so that the test that goes there stays;
 * - `/left?<query>` tells the tests of a page where it went with this at the beginning of its query, as a JSON string: an
 *   empty one when it did not;
 * - `/stalled/<milliseconds>.js` is a script of Stripe's kind that comes late.
 */
export function testSite() {
  const left = new Map();
  return async (context, next) => {
    const from = context.get('referer');
    const [, milliseconds] = /^\/stalled\/(\d+)\.js$/.exec(context.path) ?? [];
    if (context.path === '/thanks') {
      left.set(from, [...(left.get(from) ?? []), context.href]);
      context.status = 204;
    } else if (context.path === '/left') {
      const there = (left.get(from) ?? []).filter((url) => url.includes(context.search));
      context.body = JSON.stringify(there.at(-1) ?? '');
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
