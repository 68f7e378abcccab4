import { css } from 'lit';

export const styles = css`
  :host > div {
    container-type: inline-size;
  }
  [part='controls'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 4);
    margin-block-end: var(--_gap);
  }
  [part='controls'] > * {
    flex: 1 1 11rem;
    max-inline-size: 24rem;
    /* A line of small text and a field, before and after these are there. */
    block-size: calc(var(--_size-sm) * var(--_line) + var(--_control-height));
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
    /* Its place, until what buttons look like is there. */
    min-block-size: var(--_control-height);
  }
`;
