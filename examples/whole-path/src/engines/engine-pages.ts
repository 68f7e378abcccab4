import { scriptTag, testPage } from '../stage/pages.js';
import { priceOf, type TestProducts } from '../stage/test-products.js';

/** Keeps what a page says, since not every engine's driver tells. */
const listening = `
  window.complaints = [];
  window.notes = [];
  addEventListener('error', ({ message }) => complaints.push(message), true);
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(String(reason)));
  console.error = (...words) => complaints.push(words.join(' '));
  console.info = (...words) => notes.push(words.join(' '));
`;

const page = (body: string, tags?: string): string => testPage(body, listening, tags);

/** The pages of the core paths. */
export function enginePages({ mug }: TestProducts): Record<string, string> {
  const price = priceOf(mug);
  return {
    '/list.html': page('<product-list success-path="thank-you.html"></product-list>'),
    '/twice.html': page('<product-list></product-list>', scriptTag() + scriptTag('', '?again')),
    '/form.html': page(`<card-form price="${price}"></card-form>`),
    '/dialog.html': page(`<buy-button price="${price}" checkout="form"></buy-button>`),
  };
}
