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
  }
  option {
    color: CanvasText;
    background: Canvas;
  }
`;
