/** What a live region came to say. */
export interface Announcement {
  text: string;
  /** Whether the region had been in the page for a whole task before: a screen reader knew of it. */
  wasThere: boolean;
  /** Whether it is told at all: not `display: none`, not `visibility: hidden`. */
  isSeen: boolean;
}

declare global {
  interface Window {
    heardOfRegions: Announcement[];
  }
}

/** What has been announced; runs in the page. */
export function announcements(): Announcement[] {
  return window.heardOfRegions;
}

/**
 * Writes down, in the page, what live regions come to say, in all shadow roots, and whether they had been there, and
 * told, in the frame before.
 */
export function listenToRegions(): void {
  const selector = '[role=status], [role=alert], [aria-live]';
  /** Regions that were there and told when the last frame was painted. */
  let known = new Set<Element>();
  const heard: Announcement[] = (window.heardOfRegions = []);
  const roots = new WeakSet<Node>();
  const changed = new Set<Element>();

  function regions(root: Document | ShadowRoot, found: Element[] = []): Element[] {
    listen(root);
    found.push(...root.querySelectorAll(selector));
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) regions(element.shadowRoot, found);
    }
    return found;
  }

  function listen(root: Node): void {
    if (roots.has(root)) return;
    roots.add(root);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(selector);
        if (region) changed.add(region);
        for (const node of addedNodes) {
          if (!(node instanceof Element)) continue;
          for (const each of [node, ...node.querySelectorAll('*')]) {
            if (each.matches(selector)) changed.add(each);
          }
        }
      }
    }).observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden', 'role', 'class'],
    });
  }

  function look(): void {
    const now = regions(document).filter((region) =>
      region.checkVisibility({ checkVisibilityCSS: true }),
    );
    for (const region of changed) {
      const text = (region.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      heard.push({ text, wasThere: known.has(region), isSeen: now.includes(region) });
    }
    changed.clear();
    known = new Set(now);
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
}
