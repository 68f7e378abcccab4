import type { CSSResult, LitElement } from 'lit';

/** Adds styles to an element that has rendered already, once: those of what is loaded later. */
export function adoptStyles({ renderRoot }: LitElement, { styleSheet }: CSSResult): void {
  // Absent on a server.
  if (!(globalThis.ShadowRoot && renderRoot instanceof ShadowRoot && styleSheet)) return;
  const { adoptedStyleSheets: sheets } = renderRoot;
  if (!sheets.includes(styleSheet)) sheets.push(styleSheet);
}
