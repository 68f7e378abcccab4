import { css } from 'lit';

export const manyCardsStyles = css`
  .group {
    content-visibility: auto;
    contain-intrinsic-block-size: auto var(--_group, 100vh);
    /* Focus rings reach over the edge. */
    overflow-clip-margin: 8px;
  }
  .group + .group {
    padding-block-start: calc(var(--_gap) * 1.5);
  }
`;
