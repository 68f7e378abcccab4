import { css } from 'lit';

export const styles = css`
  :host {
    display: contents;
  }
  .drawer {
    inset-block: 0;
    margin: 0;
    margin-inline-start: auto;
    inline-size: min(100%, 28rem);
    max-inline-size: none;
    block-size: 100%;
    max-block-size: none;
    padding: 0;
    border-width: 0;
    border-inline-start-width: var(--_border-width);
    border-radius: 0;
    --_away: 100% 0;
    animation: slide var(--_duration) var(--_easing);
  }
  .drawer:dir(rtl) {
    --_away: -100% 0;
  }
  @keyframes slide {
    from {
      translate: var(--_away);
    }
  }
  .sheet {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: auto;
  }
  .head,
  [part='footer'],
  .scroll {
    padding: calc(var(--_space) * 4) var(--_gap);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(var(--_space) * 4);
  }
  /* With large type on a small screen, all of the sheet scrolls. */
  .scroll {
    flex: 1;
    min-block-size: 12rem;
    overflow: auto;
    padding-block-start: 0;
  }
  ul {
    padding: 0;
    list-style: none;
  }
  li {
    padding-block: calc(var(--_space) * 4);
    border-block-start: var(--_border-width) solid var(--_border);
  }
  [part='line'] {
    display: grid;
    grid-template-columns: min(4.5rem, 25%) minmax(0, 1fr);
    gap: calc(var(--_space) * 4);
  }
  .what,
  .acts,
  [part='removed'],
  [part='subtotal'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: calc(var(--_space) * 2) calc(var(--_space) * 4);
  }
  .what {
    align-items: start;
  }
  .what > :first-child {
    flex: 1 6rem;
  }
  [part='media'] {
    display: grid;
    place-items: center;
    aspect-ratio: var(--_image-aspect);
    align-self: start;
    overflow: hidden;
    color: var(--_muted);
    background: var(--_raised);
    border-radius: var(--_radius-control);
  }
  img {
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--_image-fit);
  }
  .off [part='media'] {
    opacity: 0.6;
  }
  [part='name'],
  [part='subtotal'] {
    font-weight: var(--_strong);
  }
  [part='news'] {
    color: var(--_danger);
    font-size: var(--_size-sm);
  }
  [part='price'] {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .acts {
    margin-block-start: calc(var(--_space) * 2);
  }
  [part='quantity'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }
  [part='quantity'] > * {
    inline-size: 44px;
    padding: 0 !important;
    text-align: center;
  }
  button,
  input {
    min-block-size: max(44px, var(--_control-height));
  }
  input {
    min-inline-size: calc(2ch + 1rem);
    appearance: textfield;
  }
  ::-webkit-inner-spin-button {
    appearance: none;
  }
  [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  .link {
    padding-inline: 0;
    font-size: var(--_size-sm);
    border: 0;
    text-decoration: underline;
  }
  [part='footer'] {
    display: grid;
    gap: calc(var(--_space) * 2);
    border-block-start: var(--_border-width) solid var(--_border);
    padding-block-end: max(calc(var(--_space) * 4), env(safe-area-inset-bottom));
  }
  .empty {
    display: grid;
    gap: calc(var(--_space) * 4);
    justify-items: start;
  }
  [aria-busy='true'] {
    cursor: progress;
    animation: fade 0.6s 300ms ease-out infinite alternate;
  }
  @keyframes fade {
    to {
      opacity: 0.5;
    }
  }
  @media (width < 30rem) {
    .drawer {
      inset-block-start: auto;
      inline-size: 100%;
      block-size: auto;
      max-block-size: 90%;
      border-width: var(--_border-width) 0 0;
      border-radius: var(--_radius) var(--_radius) 0 0;
      --_away: 0 100%;
    }
    .drawer:dir(rtl) {
      --_away: 0 100%;
    }
    .drawer[open] {
      display: flex;
    }
    .sheet {
      flex: 1;
      min-inline-size: 0;
      block-size: auto;
    }
  }
`;
