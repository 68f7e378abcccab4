import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  .summary {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(var(--_space) * 4);
  }
  .name {
    font-family: var(--_font-heading);
  }
  .name,
  .total {
    font-weight: var(--_strong);
  }
  .total {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .field {
    display: grid;
  }
  .field > * {
    grid-area: 1 / 1;
    min-inline-size: 0;
  }
  .field slot {
    display: block;
  }
  /* The tabs, then three rows of labelled fields, as Stripe's frame has them. */
  .skeleton {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: calc(var(--_size-sm) * var(--_line) + var(--_space) * 5) calc(var(--_space) * 3);
    align-content: start;
  }
  .skeleton i {
    block-size: var(--_control-height);
    background: var(--_raised);
    border-radius: var(--_radius-control);
  }
  .skeleton i:first-child {
    inline-size: 6rem;
  }
  .skeleton i:nth-child(-n + 2) {
    grid-column: span 2;
  }
  .ready .skeleton,
  .field:not(.ready) slot {
    visibility: hidden;
  }
  [aria-disabled] {
    transition: none;
  }
  [aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  [tabindex]:focus {
    outline: none;
  }
`;
