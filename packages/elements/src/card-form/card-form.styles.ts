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
  .fields,
  fieldset,
  label {
    display: grid;
    gap: calc(var(--_space) * 4);
  }
  label {
    gap: var(--_space);
    font-size: var(--_size-sm);
  }
  input:not([type='radio']) {
    inline-size: 100%;
  }
  .choice {
    grid-template-columns: auto 1fr auto;
    align-items: center;
    gap: calc(var(--_space) * 2);
    min-block-size: var(--_control-height);
    font-size: inherit;
  }
  .choice input {
    accent-color: var(--_accent);
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
  }
  fieldset:has(.choice) {
    gap: 0;
  }
  .code {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: end;
    gap: calc(var(--_space) * 2);
  }
  /* As high as its label and field, which come with the session. */
  .room {
    block-size: calc(var(--_size-sm) * var(--_line) + var(--_space) + var(--_control-height));
  }
  .divider {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 3);
  }
  .divider::before,
  .divider::after {
    content: '';
    flex: 1;
    border-block-start: var(--_border-width) solid var(--_border);
  }
  .sums {
    display: grid;
    gap: var(--_space);
    font-variant-numeric: tabular-nums;
  }
  .sums:not(:has(*)) {
    display: none;
  }
  .sums div {
    display: flex;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
  }
  .sums dd {
    white-space: nowrap;
  }
  .sums [part='total'] {
    font-weight: var(--_strong);
  }
  .field:not(.payment) .skeleton {
    grid-template-columns: 1fr;
  }
  /* A label stands above the first field, too. */
  :is(.contact, .shipping, .billing) .skeleton {
    padding-block-start: calc(var(--_size-sm) * var(--_line) + var(--_space));
  }
  .field:not(.payment) .skeleton i {
    grid-column: auto;
    inline-size: auto;
  }
`;
