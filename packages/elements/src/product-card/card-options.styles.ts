import { css } from 'lit';

export const cardOptionsStyles = css`
  .units {
    min-block-size: var(--_control-height);
    margin-block-end: calc(var(--_space) * 2);
  }
  fieldset {
    padding: 0;
    border: 0;
    margin-block-end: calc(var(--_space) * 2);
  }
  label {
    display: flex;
    gap: calc(var(--_space) * 2);
    align-items: center;
    min-block-size: var(--_control-height);
    border-block-end: var(--_border-width) solid var(--_border);
    cursor: pointer;
  }
  label span + span {
    flex: none;
    margin-inline-start: auto;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  label input {
    accent-color: var(--_accent);
    inline-size: 1.15em;
    block-size: 1.15em;
  }
`;
