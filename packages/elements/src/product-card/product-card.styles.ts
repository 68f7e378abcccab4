import { css } from 'lit';

export const styles = css`
  article {
    display: grid;
    row-gap: calc(var(--_space) * 2);
    box-shadow: var(--_shadow);
  }
  .grid {
    grid-row: 1 / -1;
    grid-template-rows: subgrid;
  }
  .buy {
    align-self: end;
  }
  @container (width > 30rem) {
    .list {
      grid: auto auto auto 1fr / minmax(8rem, 30%) 1fr;
      column-gap: var(--_gap);
    }
    .list [part='media'] {
      grid-row: span 4;
      align-self: start;
    }
    .list .buy {
      align-self: start;
      max-inline-size: 20rem;
    }
  }
  [part='media'] {
    position: relative;
    display: grid;
    overflow: hidden;
    aspect-ratio: var(--_image-aspect);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .strip {
    display: flex;
    overflow: auto hidden;
    min-inline-size: 0;
    scroll-snap-type: x mandatory;
    scrollbar-width: none;
  }
  img {
    flex: none;
    inline-size: 100%;
    block-size: 100%;
    object-fit: var(--_image-fit);
    scroll-snap-align: start;
  }
  [data-stock='0'] :is(.strip, img:only-child) {
    opacity: 0.6;
  }
  [part='initial'] {
    margin: auto;
    color: var(--_muted);
    font-size: 4rem;
  }
  [part='name'] {
    font-family: var(--_font-heading);
    font-size: var(--_size-lg);
    font-weight: var(--_strong);
  }
  a {
    color: inherit;
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  [part='description'] {
    white-space: pre-line;
  }
  /* Among others a card says enough to choose by; alone it says all. */
  .grid :is([part='name'], [part='description']) {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    overflow: hidden;
  }
  ul {
    padding-inline-start: 1.2em;
  }
  .price {
    font-variant-numeric: tabular-nums;
  }
  .price span {
    white-space: nowrap;
  }
  [part='stock'] {
    color: var(--_warning);
    font-size: var(--_size-sm);
    margin-inline-start: var(--_space);
  }
  .buy > :last-child {
    display: block;
    /* Its place, until it is defined. */
    min-block-size: var(--_control-height);
  }
  i {
    display: inline-block;
    inline-size: 60%;
    block-size: 1em;
    border-radius: var(--_radius-control);
    background: var(--_raised);
  }
  .buy > i {
    inline-size: 100%;
  }
`;
