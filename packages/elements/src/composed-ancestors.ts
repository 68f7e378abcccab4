/** What an element is shown in, from itself outwards: through slots and shadow roots, as far as they are open. */
export function* composedAncestors(element: Element): Generator<Element> {
  for (let node: Node | null = element; node;) {
    if (node instanceof Element) yield node;
    node =
      (node instanceof Element ? node.assignedSlot : null) ??
      (node instanceof ShadowRoot ? node.host : node.parentNode);
  }
}
