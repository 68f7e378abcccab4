import { css } from 'lit';

export const styles = css`
  form {
    display: grid;
    gap: calc(var(--_space) * 5);
    max-inline-size: 30rem;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr));
    gap: calc(var(--_space) * 2);
  }
  .choice {
    position: relative;
    display: grid;
    min-block-size: var(--_control-height);
    padding: var(--_space) calc(var(--_space) * 3);
    align-content: center;
    text-align: center;
    font-variant-numeric: tabular-nums;
    border: var(--_border-width) solid var(--_muted);
    border-radius: var(--_radius-control);
    cursor: pointer;
  }
  .choice:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
    font-weight: var(--_strong);
  }
  .choice:has(:focus-visible) {
    outline: 2px solid transparent;
    box-shadow: var(--_focus-ring);
  }
  /* The whole field is the radio button. */
  .choice input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      border: 3px solid Highlight;
    }
  }
  [part='message']:empty {
    display: none;
  }
`;
