import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
  }
  button {
    position: relative;
  }
  .primary {
    inline-size: 100%;
  }
  /* What goes wrong has room to be read, as far as there is room, and widens no button that is as wide. */
  [part='message'] {
    min-inline-size: 100%;
    max-inline-size: 16rem;
  }
  [part='message']:not(:empty),
  [part='status'].muted {
    margin-block-start: var(--_space);
  }
  /* The label keeps its place, so that the width stays; the dots come when it lasts. */
  [aria-busy='true'] [part='label'] {
    animation: fade 1ms 300ms reverse both;
  }
  [aria-busy='true']::after {
    content: '•••' / '';
    position: absolute;
    inset: 0;
    align-content: center;
    animation: fade 0.6s 300ms ease-out infinite alternate both;
  }
  @keyframes fade {
    from {
      opacity: 0;
    }
  }
  dialog {
    inline-size: min(100%, 30rem);
  }
  [part='heading'] {
    margin-block-end: var(--_gap);
  }
  [part='close'] {
    margin-block-start: calc(var(--_space) * 2);
    inline-size: 100%;
  }
`;
