/** What the frames of all elements share, and the Payment Element's tabs and accordion. */
export const frame = `
@layer base {
  html { color-scheme: light only; background: transparent }
  html:not([data-started]) body { visibility: hidden }
  body {
    margin: 0; padding: 4px; overflow: hidden; color: var(--colorText); font-family: var(--fontFamily);
    font-size: var(--fontSizeBase); font-weight: var(--fontWeightNormal); line-height: var(--fontLineHeight);
    font-variant-ligatures: var(--fontVariantLigatures); font-variation-settings: var(--fontVariationSettings);
    -webkit-font-smoothing: var(--fontSmooth);
  }
  form { margin: 0 }
  button { font-family: inherit; cursor: pointer }
  .Tabs { display: flex; flex-wrap: wrap; gap: var(--tabSpacing); margin-bottom: calc(var(--spacingUnit) * 4) }
  .Tab {
    display: flex; flex: 1 1 7rem; align-items: center; gap: calc(var(--spacingUnit) * 2); min-height: 24px; margin: 0;
    padding: calc(var(--spacingUnit) * 2.5) calc(var(--spacingUnit) * 4); text-align: start;
    background-color: var(--colorBackground); border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius);
    box-shadow: var(--inputBoxShadow); color: var(--colorTextSecondary); font-size: var(--fontSizeSm); font-weight: var(--fontWeightMedium);
    line-height: var(--fontLineHeight);
  }
  .TabIcon, .Logo { flex: none; display: inline-grid; color: var(--tabIconColor) }
  .Logo { color: var(--iconColor) }
  .Opener {
    display: flex; width: 100%; align-items: center; gap: calc(var(--spacingUnit) * 2); min-height: 24px; margin: 0; padding: 0;
    border: 0; background: none; text-align: start; color: inherit; font-size: inherit; font-weight: inherit; line-height: inherit;
  }
  [data-layout='accordion'] .AccordionItem {
    padding: calc(var(--spacingUnit) * 3) calc(var(--spacingUnit) * 4); background-color: var(--colorBackground);
    border: 1px solid var(--inputColorBorder); border-radius: 0; color: var(--accordionItemLabelColorText);
    font-size: var(--accordionItemLabelFontSize); font-weight: var(--accordionItemLabelFontWeight);
  }
  [data-layout='accordion'] .AccordionItem + .AccordionItem { margin-top: -1px }
  [data-layout='accordion'] .AccordionItem [data-part='panel'] { margin-top: calc(var(--spacingUnit) * 4); font-weight: var(--fontWeightNormal); color: var(--colorText) }
  [data-spaced='true'] .AccordionItem { border-radius: var(--borderRadius); box-shadow: var(--inputBoxShadow) }
  [data-spaced='true'] .AccordionItem + .AccordionItem { margin-top: var(--accordionItemSpacing) }
  .Method:first-child { border-start-start-radius: var(--borderRadius); border-start-end-radius: var(--borderRadius) }
  .Method:last-child { border-end-start-radius: var(--borderRadius); border-end-end-radius: var(--borderRadius) }
  /* Fields of the same ground would be lost on it. */
  [data-theme='flat'] .AccordionItem { background-color: transparent; border-color: color-mix(in srgb, var(--colorText) 18%, transparent) }
  .RadioIcon { flex: none }
  .RadioIconOuter { fill: none; stroke: var(--accordionItemTriggerColor); stroke-width: 3; r: 7px }
  .RadioIconInner { fill: none }
  [data-logos='end'] .Logo { order: 1; margin-inline-start: auto }
  [data-layout='tabs'] :is(.Opener, .Action[data-action='more']), [data-layout='accordion'] .Tabs,
  [data-layout='tabs'][data-methods='one'] .Tabs,
  :is([data-radios='false'], [data-radios='if_multiple'][data-methods='one']) .RadioIcon,
  [data-layout='accordion'] .Method--behind { display: none }
  .Block, .PickerItem {
    padding: calc(var(--spacingUnit) * 3); background-color: var(--colorBackground); color: var(--accessibleColorOnColorBackground);
    border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius); box-shadow: var(--inputBoxShadow);
  }
  .PickerItem { display: block; width: 100%; text-align: start; font-size: var(--fontSizeSm); margin-bottom: var(--spacingUnit) }
  .TermsText, .RedirectText, .Text {
    margin: calc(var(--spacingUnit) * 4) 0 0; color: var(--colorTextSecondary); font-size: var(--fontSizeXs); line-height: 1.5;
  }
  .RedirectText { font-size: var(--fontSizeSm) }
  .RedirectIcon { color: var(--iconRedirectColor); margin-inline-end: var(--spacingUnit) }
  .Action, .Link, .PickerAction {
    min-height: 24px; margin: calc(var(--spacingUnit) * 2) 0 0; padding: 0; border: 0; background: none; color: var(--colorPrimary);
    font-size: var(--fontSizeSm); font-weight: var(--fontWeightMedium); text-align: start; text-decoration: underline;
  }
  .Button {
    min-height: 24px; border: 0; border-radius: var(--buttonBorderRadius); background-color: var(--buttonColorBackground);
    color: var(--buttonColorText); box-shadow: var(--buttonBoxShadow); padding: var(--buttonPadding); font-size: var(--buttonFontSize);
    font-weight: var(--buttonFontWeight);
  }

  [data-labels='floating'] .Field { display: grid; grid-template-rows: auto auto }
  [data-labels='floating'] .Label {
    grid-area: 1 / 1; align-self: start; z-index: 1; pointer-events: none; margin: 0; padding: calc(var(--spacingUnit) * 1.75) calc(var(--spacingUnit) * 3) 0;
    font-size: var(--fontSize2Xs); color: var(--colorTextPlaceholder);
  }
  [data-labels='floating'] .InputBox { grid-area: 1 / 1 }
  [data-labels='floating'] .Input { padding-block: calc(var(--spacingUnit) * 2 + var(--fontSizeSm)) calc(var(--spacingUnit) * 1.75) }
  /* A label that rests in its field stands where the placeholder would. */
  [data-labels='floating'] .Field:has(.Label--resting) .Input::placeholder { color: transparent }
  [data-labels='floating'] .Label--resting { padding-top: calc(var(--spacingUnit) * 3.75); font-size: var(--fontSizeBase) }
  [data-labels='floating']:not([data-animations='off']) .Label { transition: padding 120ms ease-out, font-size 120ms ease-out }

  [data-inputs='condensed'] .Fields, [data-inputs='condensed'] .Row { gap: 0 }
  [data-inputs='condensed'] .Row { grid-template-columns: 1fr 1fr }
  [data-inputs='condensed'] .Row:has(.Field[hidden]) { grid-template-columns: 1fr }
  [data-inputs='condensed'] .Input { border-radius: 0; margin-bottom: -1px; box-shadow: none }
  [data-inputs='condensed'] .Row .Field + .Field .Input { margin-inline-start: -1px; width: calc(100% + 1px) }
  [data-inputs='condensed'] .Fields > :first-child .Input { border-start-start-radius: var(--borderRadius); border-start-end-radius: var(--borderRadius) }
  [data-inputs='condensed'] .Fields > :last-child .Field:first-child .Input { border-end-start-radius: var(--borderRadius) }
  [data-inputs='condensed'] .Fields > :last-child .Field:nth-last-child(1 of :not([hidden])) .Input { border-end-end-radius: var(--borderRadius) }
  [data-inputs='condensed'] .Label { margin-top: var(--spacingUnit) }
  [data-inputs='condensed'] .Input:focus { position: relative; z-index: 1 }
  [data-animations='off'] * { transition: none !important; animation: none !important }
}
@layer states {
  .Tab--selected { border-color: var(--colorPrimary); color: var(--colorPrimary); box-shadow: var(--inputBoxShadow), 0 0 0 1px var(--colorPrimary) }
  .Tab:hover:not(.Tab--selected) { color: var(--colorText) }
  .Tab:hover .TabIcon { color: var(--tabIconHoverColor) }
  .Tab .TabIcon--selected { color: var(--tabIconSelectedColor) }
  :is(.Tab, .PickerItem, .Action, .PickerAction, .Button):focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 1px }
  [data-layout='accordion'] .AccordionItem--selected {
    color: var(--accordionItemLabelSelectedColorText); font-weight: var(--accordionItemLabelSelectedFontWeight);
  }
  .PickerItem--selected { border-color: var(--colorPrimary); box-shadow: 0 0 0 1px var(--colorPrimary) }
  .RadioIconOuter--checked { stroke: var(--accordionItemTriggerSelectedColor); fill: var(--accordionItemTriggerSelectedColor) }
  .RadioIconInner--checked { fill: var(--iconCheckmarkColor) }
  .Opener:hover .RadioIconOuter:not(.RadioIconOuter--checked) { stroke: var(--accordionItemTriggerHoverColor) }
  .Opener:hover .Logo { color: var(--iconHoverColor) }
  .Opener:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 4px; border-radius: 2px }
  .Input--invalid ~ .Brand, .InputBox:has(.Input--invalid) .Brand { color: var(--iconCardErrorColor) }
}
@media (forced-colors: active) { .Tab--selected { outline: 2px solid Highlight } }
@media (prefers-reduced-motion: reduce) { .Label { transition: none !important } }
`;
