import { css } from 'lit';

export const styles = css`
  :host > div {
    container-type: inline-size;
  }
  [part='controls'] {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr));
    /* A line of small text and a field, before and after these are there. */
    grid-auto-rows: calc(var(--_size-sm) * var(--_line) + var(--_control-height));
    gap: calc(var(--_space) * 4);
    margin-block-end: var(--_gap);
  }
  [part='grid'] {
    display: grid;
    gap: calc(var(--_gap) * 1.5) var(--_gap);
  }
  .grid {
    grid-template-columns: repeat(auto-fill, minmax(min(var(--_card-min), 100%), 1fr));
  }
  .grid .card {
    display: grid;
    grid-row: span 5;
    grid-template-rows: subgrid;
  }
  .list .card + .card {
    padding-block-start: var(--_gap);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  [part='more'] {
    display: block;
    margin: var(--_gap) auto 0;
  }
`;
