/** Nodes whose `lang` is ours, and says nothing about the page; and the roots that have such nodes. */
const marked = new WeakSet<object>();

/** Whether the `lang` of a node is ours. */
export function isMarked(node: Element): boolean {
  return marked.has(node);
}

/**
 * Says in which language an element speaks, where that is not the language around it: for screen readers, hyphenation
 * and fonts. The shop's own words stand in `<bdi>`, and are in the language of the page.
 *
 * @param around - BCP 47 tag; `undefined` where the page names none.
 * @see {@link https://www.w3.org/TR/WCAG22/#language-of-parts}
 */
export function markLanguage(root: ParentNode, spoken: string, around: string | undefined): void {
  const differs = languageAlone(spoken) !== languageAlone(around ?? '');
  // Asked at each update, and hardly ever the case.
  if (!differs && !marked.delete(root)) return;
  if (differs) marked.add(root);
  for (const node of root.children) mark(node, differs ? spoken : undefined);
  for (const node of root.querySelectorAll('bdi')) mark(node, differs ? (around ?? '') : undefined);
}

function mark(node: Element, language: string | undefined): void {
  if (language === undefined) {
    if (marked.delete(node)) node.removeAttribute('lang');
  } else if (node.getAttribute('lang') !== language) {
    marked.add(node);
    node.setAttribute('lang', language);
  }
}

function languageAlone(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '');
}
