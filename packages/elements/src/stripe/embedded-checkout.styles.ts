import { css } from 'lit';
import { statusStyles } from '../payment/status.view.js';

/** Of the dialog with Stripe's embedded page. It stands in the shadow root of what sells. */
export const embeddedStyles = css`
  .embedded {
    inline-size: min(100%, 62rem);
  }
  .embedded .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: calc(var(--_space) * 4);
    margin-block-end: var(--_gap);
  }
  .embedded h2 {
    margin: 0;
  }
  .embedded [part='close'] {
    margin: 0;
    inline-size: auto;
  }
  /* Stripe's page is white, whatever the page around it is, and comes in its own time. */
  .embedded .stripe {
    min-block-size: min(30rem, 60vh);
  }
  .embedded .ways {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_space) * 2);
    margin-block-start: calc(var(--_space) * 4);
  }
  .embedded .ways > * {
    margin: 0;
    inline-size: auto;
  }
  ${statusStyles}
`;
