import type { Target } from './tab.js';

// What runs in the page must hold all that it calls.
// oxlint-disable unicorn/consistent-function-scoping

/** A {@link Target} as it is sent into a page, where no regular expression can be sent. */
export interface SentTarget {
  css: string;
  name: [source: string, flags: string] | null;
  text: [source: string, flags: string] | null;
}

const selectors = {
  alert: '[role=alert]',
  button: 'button, [role=button], input[type=submit], input[type=button]',
  dialog: 'dialog[open], [role=dialog]',
};

export function sent({ role, name, text, css }: Target): SentTarget {
  return {
    css: [role && `:is(${selectors[role]})`, css && `:is(${css})`].filter(Boolean).join('') || '*',
    name: name ? [name.source, name.flags] : null,
    text: text ? [text.source, text.flags] : null,
  };
}

/** Finds it in a document. Runs in the page. */
export function findTarget(target: SentTarget): Element | null {
  const deep = (root: Document | ShadowRoot | Element): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) =>
      each.shadowRoot ? [each, ...deep(each.shadowRoot)] : [each],
    );
  const textOf = (element: Element): string => {
    const content = element instanceof HTMLElement ? element.innerText : element.textContent;
    return (content ?? '').replaceAll(/\s+/g, ' ').trim();
  };
  const nameOf = (element: Element): string => {
    const root = element.getRootNode();
    const labels = (element.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) =>
        root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null,
      )
      .map((label) => label?.textContent ?? '');
    return (
      labels.join(' ').trim() ||
      element.getAttribute('aria-label') ||
      // Also what only assistive technology shows.
      (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
    );
  };
  const matches = (pattern: [string, string] | null, value: () => string): boolean =>
    pattern === null || new RegExp(...pattern).test(value());
  const isShown = (element: Element): boolean => {
    const { width, height } = element.getBoundingClientRect();
    return (
      width > 0 &&
      height > 0 &&
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    );
  };
  const found = deep(document).filter(
    (element) =>
      element.matches(target.css) &&
      matches(target.name, () => nameOf(element)) &&
      matches(target.text, () => textOf(element)) &&
      isShown(element),
  );
  // Of nested elements with a text, the innermost is meant.
  return (
    found.find(
      (one) => !target.text || !found.some((other) => other !== one && one.contains(other)),
    ) ?? null
  );
}

/** Every frame of a document, in shadow roots too. Runs in the page. */
export function findFrames(): Element[] {
  const deep = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((each) =>
      each.shadowRoot ? [each, ...deep(each.shadowRoot)] : [each],
    );
  return deep(document).filter((each) => each.localName === 'iframe');
}

/** Text of an element, or what a field holds. Runs in the page. */
export function readElement(element: Element): string {
  if (element instanceof HTMLInputElement) return element.value;
  const content = element instanceof HTMLElement ? element.innerText : element.textContent;
  return (content ?? '').replaceAll(/\s+/g, ' ').trim();
}
