import { html, render } from '../../packages/elements/node_modules/lit/index.js';
import { styles as buttonStyles } from '../../packages/elements/dist/buy-button/buy-button.styles.js';
import '../../packages/elements/dist/define.js';
import { styles as cardStyles } from '../../packages/elements/dist/product-card/product-card.styles.js';
import { styles as listStyles } from '../../packages/elements/dist/product-list/product-list.styles.js';
import { shared } from '../../packages/elements/dist/shared.styles.js';

/* What `cards.mjs` runs in the page: the same cards by `<product-list>`, and by one lit-html template. */

globalThis.measure = { ours, floor };

const main = document.querySelector('main');

async function ours(products) {
  globalThis.fetch = async () => Response.json({ products, next_cursor: null });
  const list = document.createElement('product-list');
  list.setAttribute('page-size', '0');
  list.setAttribute('json-ld', 'off');
  let start = 0;
  list.addEventListener('products-loaded', () => (start = performance.now()));
  main.append(list);
  while (!isDone(list, products.length)) await turn();
  return finish(start);
}

function isDone(list, count) {
  const cards = list.shadowRoot.querySelectorAll('product-card');
  const button = cards[count - 1]?.shadowRoot?.querySelector('buy-button');
  return Boolean(button?.shadowRoot?.querySelector('button'));
}

async function floor(products) {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [...shared, listStyles, cardStyles, buttonStyles].map(
    ({ styleSheet }) => styleSheet,
  );
  main.append(host);
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: 'usd' });
  await turn();
  const start = performance.now();
  render(
    html`<div>
      <div role="list">
        <div part="grid" class="grid">${products.map((product) => card(product, format))}</div>
      </div>
    </div>`,
    root,
  );
  return finish(start);
}

function card({ name, description, prices: [price] }, format) {
  const amount = format.format(price.unit_amount / 100);
  return html`<div class="card" role="listitem">
    <article part="card" class="grid">
      <div part="media"><span part="initial" aria-hidden="true">${name[0]}</span></div>
      <h2 part="name"><bdi>${name}</bdi></h2>
      <div class="muted">
        <p part="description"><bdi>${description}</bdi></p>
      </div>
      <p class="price"><span part="price">${amount}</span></p>
      <div class="buy">
        <div part="buy">
          <div>
            <button part="button" class="primary" type="button" aria-busy="false" @click=${floor}>
              <span part="label">Buy now · ${amount}</span>
              <span class="unseen">${name}</span>
            </button>
            <p part="message" role="alert"></p>
            <p class="unseen" role="status"></p>
          </div>
        </div>
      </div>
    </article>
  </div>`;
}

/** Lets everything else that waits have its turn, without the delay of a timer. */
function turn() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', resolve, { once: true });
    port1.start();
    port2.postMessage('');
  });
}

/** Until all is laid out, and a frame shows it. */
async function finish(start) {
  const { height } = main.getBoundingClientRect();
  if (height < 1000) throw new Error('The cards are not there.');
  await new Promise((resolve) => requestAnimationFrame(resolve));
  await turn();
  return performance.now() - start;
}
