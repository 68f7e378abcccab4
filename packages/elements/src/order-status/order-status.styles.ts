import { css } from 'lit';

export const styles = css`
  svg {
    display: block;
    inline-size: 3rem;
    fill: none;
    stroke: var(--_success);
    stroke-width: 2;
    stroke-dasharray: 24;
    animation: draw 0.4s ease-out;
  }
  @keyframes draw {
    from {
      stroke-dashoffset: 24;
    }
  }
  [part='heading'] {
    font: inherit;
    font-family: var(--_font-heading);
    font-size: var(--_size-xl);
    font-weight: var(--_strong);
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    margin-block: var(--_gap);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: calc(var(--_space) * 2) 0;
    border-block-start: var(--_border-width) solid var(--_border);
    text-align: start;
    font-weight: inherit;
  }
  tfoot th,
  tfoot td {
    font-weight: var(--_strong);
  }
  td {
    text-align: end;
    white-space: nowrap;
  }
`;
