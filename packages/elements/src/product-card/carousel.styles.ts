import { css } from 'lit';

export const carouselStyles = css`
  .strip:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
  .hover {
    position: absolute;
    inset: 0;
    opacity: 0;
    pointer-events: none;
    transition: opacity var(--_duration) var(--_easing);
  }
  @media (hover: none) {
    .hover {
      display: none;
    }
  }
  article:hover .hover {
    opacity: 1;
  }
  .turns {
    position: absolute;
    inset: auto 0 0;
    display: flex;
    align-items: center;
    justify-content: center;
    pointer-events: none;
  }
  .turns > * {
    pointer-events: auto;
    color: CanvasText;
    background: color-mix(in oklab, Canvas 82%, transparent);
  }
  .turns button {
    inline-size: var(--_control-height);
    padding: 0;
    border: 0;
    border-radius: 50%;
    margin: calc(var(--_space) * 1.5);
    font-size: var(--_size-lg);
    line-height: 1;
    transition: opacity var(--_duration) var(--_easing);
  }
  .turns [aria-disabled='true'] {
    opacity: 0.4;
    cursor: default;
  }
  [part='next'] {
    order: 1;
  }
  [part='position'] {
    padding: 0 calc(var(--_space) * 2);
    border-radius: 1em;
    margin-inline: auto;
    font-size: var(--_size-sm);
    font-variant-numeric: tabular-nums;
  }
  .turns button:dir(rtl) span {
    display: block;
    transform: scaleX(-1);
  }
  /* With a mouse the picture comes first; by keyboard and finger they are there at once. */
  @media (hover: hover) {
    .turns {
      opacity: 0;
      transition: opacity var(--_duration) var(--_easing);
    }
    article:is(:hover, :focus-within) .turns {
      opacity: 1;
    }
  }
`;
