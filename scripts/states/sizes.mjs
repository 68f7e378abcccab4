/** Least width and height of a target in CSS pixels. @see {@link https://www.w3.org/TR/WCAG22/#target-size-minimum} */
const LEAST = 24;

/**
 * What can be pressed or typed into and is smaller than 24 × 24 CSS pixels, but for links in running text. A field is as
 * large as its label.
 */
export function smallTargets(page) {
  return page.evaluate(`(${String(findSmall)})((${String(seen)})(), ${LEAST})`);
}

/** What reaches over the edges of the page, or has the page scroll sideways; but what is there to be scrolled. */
export function overflowing(page) {
  return page.evaluate(`(${String(findOverflowing)})((${String(seen)})())`);
}

/* What follows runs in the page. */

/** Everything of ours that is drawn: what is in shadow roots. What a page has written itself is its own. */
function seen() {
  const all = [];
  const walk = (root) => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
      const { width, height } = node.getBoundingClientRect();
      // Words for screen readers are a pixel in size.
      const isSeen = width > 1 && height > 1 && node.checkVisibility();
      if (isSeen && root !== document) all.push(node);
    }
  };
  walk(document);
  return all;
}

function findSmall(nodes, least) {
  const targets =
    'button, input, select, textarea, summary, a[href], [tabindex="0"], [role="button"]';
  return nodes
    .filter((node) => node.matches(targets) && !node.matches('iframe, dialog, p a'))
    .map((node) => {
      const own = node.getBoundingClientRect();
      const label = node.labels?.[0]?.getBoundingClientRect() ?? own;
      const box = {
        width: Math.max(own.width, label.width),
        height: Math.max(own.height, label.height),
      };
      return { node, box };
    })
    .filter(({ box }) => box.width < least - 0.1 || box.height < least - 0.1)
    .map(({ node, box: { width, height } }) => {
      const name = node.getAttribute('aria-label') ?? node.textContent.trim();
      return `${node.localName} “${name}” of ${Math.round(width)} × ${Math.round(height)}`;
    });
}

function findOverflowing(nodes) {
  const page = { left: 0, right: innerWidth };
  /** Where it has to stay: its state's place on the page; a dialog's parts in the window. */
  const placeOf = (node) => {
    const { host } = node.getRootNode();
    if (node.closest('dialog')) return page;
    return host ? placeOf(host) : (node.closest('section > div')?.getBoundingClientRect() ?? page);
  };
  const over = nodes
    .filter((node) => !(node instanceof SVGElement) && !node.closest('.strip'))
    .filter((node) => {
      const { left, right } = node.getBoundingClientRect();
      const place = placeOf(node);
      return left < place.left - 1 || right > place.right + 1;
    })
    .map((node) => `${node.localName} “${node.textContent.trim().slice(0, 30)}” is too wide`);
  const { clientWidth, scrollWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...over, `The page scrolls: ${scrollWidth} px`] : over;
}
