/** The frame around the fields: tabs or accordion, floating labels, condensed inputs. */
export const cardFrame = `
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
  .Tabs { display: flex; gap: var(--tabSpacing); margin-bottom: calc(var(--spacingUnit) * 4) }
  .Tab, .AccordionItem {
    display: flex; align-items: center; gap: calc(var(--spacingUnit) * 2); padding: calc(var(--spacingUnit) * 2.5) calc(var(--spacingUnit) * 4);
    background-color: var(--colorBackground); border: 1px solid var(--inputColorBorder); border-radius: var(--borderRadius);
    box-shadow: var(--inputBoxShadow); color: var(--colorTextSecondary); font-size: var(--fontSizeSm); font-weight: var(--fontWeightMedium);
  }
  .TabIcon { flex: none; color: var(--tabIconColor) }
  .AccordionItem {
    width: 100%; margin: 0 0 calc(var(--accordionItemSpacing) * 2); font-family: inherit; cursor: pointer; text-align: start;
    color: var(--accordionItemLabelColorText); font-size: var(--accordionItemLabelFontSize); font-weight: var(--accordionItemLabelFontWeight);
  }
  .RadioIcon { width: 16px; height: 16px; border: 1.5px solid var(--accordionItemTriggerColor); border-radius: 50% }
  [data-layout='tabs'] .AccordionItem, [data-layout='accordion'] .Tabs { display: none }
  .Block { padding: 0; border-radius: var(--borderRadius) }

  [data-labels='floating'] .Field { display: grid; grid-template-rows: auto auto }
  [data-labels='floating'] .Label {
    grid-area: 1 / 1; align-self: start; z-index: 1; pointer-events: none; margin: 0; padding: calc(var(--spacingUnit) * 1.75) calc(var(--spacingUnit) * 3) 0;
    font-size: var(--fontSize2Xs); color: var(--colorTextPlaceholder);
  }
  [data-labels='floating'] .InputBox { grid-area: 1 / 1 }
  [data-labels='floating'] .Input { padding-block: calc(var(--spacingUnit) * 2 + var(--fontSizeSm)) calc(var(--spacingUnit) * 1.75) }

  [data-inputs='condensed'] .Fields, [data-inputs='condensed'] .Row { gap: 0 }
  [data-inputs='condensed'] .Row { grid-template-columns: 1fr 1fr }
  [data-inputs='condensed'] .Row:has(.Field[hidden]) { grid-template-columns: 1fr }
  [data-inputs='condensed'] .Input { border-radius: 0; margin-bottom: -1px; box-shadow: none }
  [data-inputs='condensed'] .Label { margin-top: var(--spacingUnit) }
  [data-animations='off'] * { transition: none !important; animation: none !important }
}
@layer states {
  .Tab--selected, .AccordionItem--selected { border-color: var(--colorPrimary); color: var(--colorPrimary); box-shadow: var(--inputBoxShadow), 0 0 0 1px var(--colorPrimary) }
  .Tab--selected .TabIcon { color: var(--tabIconSelectedColor) }
  .AccordionItem--selected { color: var(--accordionItemLabelSelectedColorText); font-weight: var(--accordionItemLabelSelectedFontWeight) }
  .AccordionItem--selected .RadioIcon { border: 5px solid var(--accordionItemTriggerSelectedColor) }
  .AccordionItem:hover:not(.AccordionItem--selected) .RadioIcon { border-color: var(--accordionItemTriggerHoverColor) }
  .AccordionItem:focus-visible { outline: 2px solid var(--colorPrimary); outline-offset: 2px }
}
`;
