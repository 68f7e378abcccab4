import { isRecord } from '../record.js';

/** Loads the stylesheets that a page names in `fonts`; their faces become usable in `fontFamily`. */
export function loadFonts(fonts: readonly unknown[]): void {
  for (const font of fonts) {
    if (!isRecord(font)) continue;
    const { cssSrc, family, src, weight, style, display, unicodeRange } = font;
    if (typeof cssSrc === 'string' && URL.canParse(cssSrc)) {
      const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
      if (links.some(({ href }) => href === new URL(cssSrc).href)) continue;
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = cssSrc;
      document.head.append(link);
    } else if (typeof family === 'string' && typeof src === 'string') {
      const face = new FontFace(family, src, {
        ...(typeof weight === 'string' ? { weight } : {}),
        ...(typeof style === 'string' ? { style } : {}),
        ...(typeof unicodeRange === 'string' ? { unicodeRange } : {}),
        ...(display === 'swap' || display === 'block' ? { display } : {}),
      });
      document.fonts.add(face);
    }
  }
}
