/** A wallet's sheet. */
export const walletSheet = `
html:not([data-started]) .Challenge { visibility: hidden }
.Challenge { max-height: calc(100vh - 2rem); overflow: auto }
.Challenge label, .Challenge legend { display: block; margin: .75rem 0 .25rem; padding: 0; font-size: .875rem; font-weight: 500 }
.Challenge select {
  width: 100%; min-height: 2.5rem; padding: .375rem .5rem; border: 1px solid var(--field); border-radius: 6px; background: var(--ground);
  color: var(--text); font: inherit;
}
.Challenge fieldset { margin: 0; padding: 0; border: 0 }
.Challenge fieldset label { display: flex; align-items: center; gap: .5rem; min-height: 1.75rem; margin: 0; font-weight: 400 }
.Challenge fieldset label .Money { margin-inline-start: auto }
.Challenge .Lines { display: grid; grid-template-columns: 1fr auto; gap: .25rem 1rem; margin: .75rem 0 0; font-size: .875rem }
.Challenge .Lines:empty { display: none }
.Challenge .Lines dd { font-variant-numeric: tabular-nums; text-align: end }
.Challenge [data-part='contact'] { margin-top: .75rem; font-size: .875rem }
.Challenge [data-part='contact']:empty { display: none }
.Challenge :is(select, input):focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`;
