import { css } from 'lit';

export const styles = css`
  :host > div {
    container-type: inline-size;
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
