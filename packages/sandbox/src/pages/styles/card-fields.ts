/**
 * The fields of a card. Every look comes from a variable of Stripe's Appearance API; the page sets them all.
 * Layers: rules of an appearance beat the base, states beat those rules, rules for states beat everything.
 */
export const cardFields = `
@layer base, rules, states, rules-of-states;
@layer base {
  *, *::before, *::after { box-sizing: border-box }
  [hidden] { display: none !important }
  .Fields { display: grid; gap: var(--gridRowSpacing) var(--gridColumnSpacing) }
  .Row { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8rem, 100%), 1fr)); gap: inherit }
  .Field { min-width: 0; position: relative }
  .Label {
    display: block; margin: 0 0 var(--labelSpacing); color: var(--labelColorText); font-size: var(--labelFontSize);
    font-weight: var(--labelFontWeight); line-height: var(--fontLineHeight);
  }
  .InputBox { position: relative }
  .Input {
    display: block; width: 100%; margin: 0; padding: calc(var(--spacingUnit) * 3); appearance: none;
    background-color: var(--colorBackground); color: var(--accessibleColorOnColorBackground);
    border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius); box-shadow: var(--inputBoxShadow);
    font-family: inherit; font-size: var(--fontSizeBase); font-weight: var(--fontWeightNormal);
    line-height: var(--fontLineHeight); text-align: start; outline: 0;
    transition: border-color 150ms ease-out, box-shadow 150ms ease-out;
  }
  input.Input { font-variant-numeric: tabular-nums }
  [dir='rtl'] .Input[dir='ltr'] { text-align: right }
  .Input::placeholder { color: var(--colorTextPlaceholder); opacity: 1 }
  select.Input {
    text-overflow: ellipsis; padding-inline-end: calc(var(--spacingUnit) * 8);
    background-image: linear-gradient(45deg, transparent 50%, var(--iconChevronDownColor) 50%),
      linear-gradient(135deg, var(--iconChevronDownColor) 50%, transparent 50%);
    background-size: 5px 5px; background-repeat: no-repeat;
    background-position: calc(100% - 17px) calc(50% + 1px), calc(100% - 12px) calc(50% + 1px);
  }
  [dir='rtl'] select.Input { background-position: 12px calc(50% + 1px), 17px calc(50% + 1px) }
  .Error { margin: var(--labelSpacing) 0 0; color: var(--colorDanger); font-size: var(--fontSizeSm); line-height: var(--fontLineHeight) }
  .Brand, .CvcMark {
    position: absolute; inset-block: 0; inset-inline-end: calc(var(--spacingUnit) * 3); display: grid; align-items: center;
    color: var(--iconColor); pointer-events: none; font-size: var(--fontSize3Xs); font-weight: var(--fontWeightBold);
    letter-spacing: .02em;
  }
  .CvcMark { color: var(--iconCardCvcColor, var(--iconColor)) }
  :is(.Brand, .CvcMark) svg { display: block }
  .Brand [data-brand]:not([data-brand='unknown']) { padding: 2px 5px; border: 1px solid currentColor; border-radius: 3px; line-height: 1.2 }
  [data-field='number'] { padding-right: calc(var(--spacingUnit) * 3 + 5.5em) }
  [data-field='cvc'] { padding-inline-end: calc(var(--spacingUnit) * 4 + 24px) }
  [dir='rtl'] [data-field='number'] { padding-right: calc(var(--spacingUnit) * 3); padding-left: calc(var(--spacingUnit) * 3 + 5.5em) }
  /* The words are English in every locale. */
  [dir='rtl'] :is(.Error, .Note p, .Note summary, .Note li) { unicode-bidi: plaintext; text-align: right }
  .Note { margin-top: calc(var(--spacingUnit) * 4); color: var(--colorTextSecondary); font-size: var(--fontSize2Xs); line-height: 1.5 }
  .Note p, .Note ul { margin: 0; padding: 0; list-style: none }
  .Note strong { color: var(--colorText); font-weight: var(--fontWeightBold); letter-spacing: .04em; margin-inline-end: .35em }
  .Note summary { width: max-content; max-width: 100%; padding-block: 4px; cursor: pointer; color: var(--colorTextSecondary) }
  .Note summary:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 2px; border-radius: 2px }
  .Digits { font-variant-numeric: tabular-nums; white-space: nowrap; color: var(--colorText) }
}
@layer states {
  .InputBox:has(.Input--invalid) .CvcMark { color: var(--iconCardCvcErrorColor, var(--colorDanger)) }
  .InputBox:has(select):hover { --iconChevronDownColor: var(--iconChevronDownHoverColor, var(--text)) }
  .Input:hover:not(:focus, .Input--invalid, :disabled) { border-color: color-mix(in srgb, var(--inputColorBorder), var(--colorText) 24%) }
  .Input--invalid { border-color: var(--colorDanger); box-shadow: 0 0 0 1px var(--colorDanger) }
  .Input:focus { border-color: var(--inputFocusColorBorder); box-shadow: var(--inputFocusBoxShadow); outline: var(--focusOutline) }
  .Input--invalid:focus { border-color: var(--colorDanger); box-shadow: 0 0 0 1px var(--colorDanger), var(--inputFocusBoxShadow) }
  .Input:read-only:not(select), .Input:disabled { opacity: .65 }
}
@media (forced-colors: active) {
  .Input { border: 1px solid FieldText }
  .Input:focus { outline: 2px solid Highlight; outline-offset: 1px }
}
@media (prefers-reduced-motion: reduce) { .Input { transition: none } }
`;
