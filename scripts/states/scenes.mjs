import { states } from '../../docs/site/pages/states.mjs';
import { moments } from './moments.mjs';

/** The order that `/api/states/…` knows. */
const ORDER = 'payment_intent=pi_test_example';

/**
 * All states of all elements – those of the documentation, and those that a customer brings about – as pages to open.
 * States that are shown at once share a page; what is modal, or pays, has its own.
 *
 * @returns {Scene[]} @typedef {{ element: string, path: string, query: string, modal: boolean, states: object[] }} Scene
 */
export function scenesOf() {
  return Object.entries(states).flatMap(([element, ofElement]) => {
    const all = [...ofElement, ...(moments[element] ?? [])];
    const together = all.filter((state) => !isAlone(state));
    const groups = [
      ...(together.length > 0 ? [together] : []),
      ...all.filter(isAlone).map((state) => [state]),
    ];
    return groups.map((group, at) => ({
      element,
      path: `/states/${element}/${at}`,
      query: group[0].withoutOrder ? '' : ORDER,
      modal: group[0].modal === true || group[0].cart !== undefined,
      states: group,
    }));
  });
}

/** The page of a scene. */
export function sceneHtml({ element, states: shown }, prices) {
  const sections = shown.map(
    ({ title, html }, at) =>
      `<section data-state="${at}" aria-label="${title}"><h3>${title}</h3><div>${withPrices(html, prices)}</div></section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />
<title>States of ${element}</title>
<link rel="icon" href="data:," />
<style>
  @font-face { font-family: Inter; src: url("/font/inter-latin-400-normal.woff2"); font-weight: 400 }
  @font-face { font-family: Inter; src: url("/font/inter-latin-600-normal.woff2"); font-weight: 600 }
  body { margin: 0; padding: 12px; font: 16px/1.5 Inter; background: var(--store-color-surface, Canvas); color: var(--store-color-text, CanvasText) }
  main { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) }
  section > div { padding: 8px; overflow: hidden }
  a { color: inherit }
  h1, h2, h3 { margin: 0; font-size: 14px }
</style>
<link id="theme" rel="stylesheet" href="data:text/css," />
<script type="module" src="/storetag.js" data-endpoint="/api/store"></script>
</head>
<body><main><h1>${element}</h1><h2>States</h2>${sections.join('\n')}</main></body>
</html>`;
}

/** Writes ids of prices in place of `{lookup_key}`; `{price}` is the elements’ own. */
export function withPrices(html, prices) {
  return html.replaceAll(/\{(\w+)\}/g, (whole, key) => prices.get(key) ?? whole);
}

function isAlone(state) {
  return state.modal || state.alone || state.cart !== undefined || state.withoutOrder;
}
