/** Type, colour and controls of the sandbox's own pages, light and dark. */
export const base = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1c22, #ececf1); --muted: light-dark(#5a5e6b, #a6aab8); --line: light-dark(#e3e4e8, #34363f);
  --ground: light-dark(#ffffff, #17181c); --raised: light-dark(#f6f6f8, #1f2026); --accent: light-dark(#1f5fd6, #8fb4ff);
  --on-accent: light-dark(#ffffff, #0c1a33); --danger: light-dark(#b3203e, #ff9db1); --success: light-dark(#1d6b3c, #86d9a6);
  --warning: light-dark(#8a4b00, #f3c27a); --field: light-dark(#8a8f9c, #747988);
  --colorPrimary: var(--accent); --colorBackground: light-dark(#ffffff, #1f2026); --colorText: var(--text);
  --accessibleColorOnColorBackground: var(--text); --colorTextSecondary: var(--muted); --colorTextPlaceholder: light-dark(#6d7280, #9297a6);
  --colorDanger: var(--danger); --inputColorBorder: var(--field); --inputBoxShadow: none; --inputFocusColorBorder: var(--accent);
  --inputFocusBoxShadow: 0 0 0 3px color-mix(in srgb, var(--accent) 28%, transparent); --focusOutline: 0;
  --spacingUnit: 4px; --gridRowSpacing: 16px; --gridColumnSpacing: 12px; --labelSpacing: 5px; --borderRadius: 6px;
  --labelColorText: var(--text); --labelFontSize: .875rem; --labelFontWeight: 500; --fontLineHeight: 1.35; --fontSizeBase: 1rem;
  --fontSizeSm: .875rem; --fontSize2Xs: .8125rem; --fontSize3Xs: .6875rem; --fontWeightNormal: 400; --fontWeightBold: 600;
  --iconColor: var(--muted); --iconChevronDownColor: var(--muted);
}
*, *::before, *::after { box-sizing: border-box }
[hidden] { display: none !important }
body {
  margin: 0; background: var(--ground); color: var(--text); font: 400 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif;
  overflow-wrap: anywhere; -webkit-text-size-adjust: 100%;
}
h1, h2, h3, p, ul, dl, dd, figure { margin: 0; padding: 0 }
ul { list-style: none }
a { color: inherit; text-underline-offset: .2em; text-decoration-thickness: 1px }
button { font: inherit; color: inherit; cursor: pointer }
:is(a, button, summary):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px }
.Sandbox {
  padding: .375rem 1rem; background: light-dark(#fff4d6, #3a2f10); color: light-dark(#5b4200, #ffe2a0); font-size: .8125rem; text-align: center;
}
.Sandbox strong { letter-spacing: .06em; margin-inline-end: .4em }
.Button {
  display: inline-grid; place-items: center; min-height: 2.75rem; padding: .5rem 1.25rem; border: 1px solid transparent; border-radius: 6px;
  background: var(--accent); color: var(--on-accent); font-weight: 600; font-variant-numeric: tabular-nums; transition: background-color 150ms ease-out;
}
.Button:hover { background: color-mix(in srgb, var(--accent), var(--text) 14%) }
.Button:disabled { opacity: .6; cursor: default }
.Button--quiet { background: transparent; color: var(--text); border-color: var(--field); font-weight: 500 }
.Button--quiet:hover { background: var(--raised) }
.Money { font-variant-numeric: tabular-nums; white-space: nowrap }
.Muted { color: var(--muted) }
.VisuallyHidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
/* The words are English in every locale. */
[dir='rtl'] :is(.Sandbox, .Button, .Back, .Quantity, .Failure) { unicode-bidi: plaintext }
@media (forced-colors: active) { .Button { border: 1px solid ButtonText } .Sandbox { border-bottom: 1px solid CanvasText } }
@media (prefers-reduced-motion: reduce) { .Button { transition: none } }
`;
