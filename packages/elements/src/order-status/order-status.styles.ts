import { css } from 'lit';

export const styles = css`
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
  th {
    padding-inline-end: calc(var(--_space) * 4);
  }
  tfoot tr:not([part]) > * {
    border: 0;
    font-weight: inherit;
    padding-block: var(--_space);
  }
  tfoot tr:first-child > * {
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .more {
    display: block;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 4);
  }
  .ways:not(:has(*)),
  .printed {
    display: none;
  }
  .ways > * {
    margin: 0;
  }
  a:not(.primary) {
    color: var(--_accent);
  }
  @media print {
    :host > * {
      --_border: #999;
      --_muted: #000;
      color: #000;
    }
    button,
    a.primary {
      display: none;
    }
    .printed {
      display: block;
    }
    .tick {
      animation: none;
    }
    tr {
      break-inside: avoid;
    }
  }
`;
