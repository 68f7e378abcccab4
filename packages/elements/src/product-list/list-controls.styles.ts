import { css } from 'lit';

export const listControlsStyles = css`
  label {
    display: block;
  }
  label > span {
    display: block;
    color: var(--_muted);
    font-size: var(--_size-sm);
  }
  :is(input, select) {
    inline-size: 100%;
    block-size: var(--_control-height);
    padding: 0 calc(var(--_space) * 3);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius-control);
    font: inherit;
    /* Below 16px a phone would zoom in. */
    font-size: max(16px, 1em);
    color: inherit;
    background: var(--_surface);
  }
`;
