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
    /* Where the page is dark and does not say so, Canvas is light, and its text as well. */
    background: var(--store-color-surface, transparent);
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
`;
