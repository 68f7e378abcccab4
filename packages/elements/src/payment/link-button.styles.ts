import { css } from 'lit';

/** A link that looks like a button, because it is what the page is for. */
export const linkButton = css`
  a.primary {
    display: inline-block;
    align-content: center;
    min-block-size: var(--_control-height);
    padding: var(--_space) calc(var(--_space) * 4);
    text-align: center;
    text-decoration: none;
    border-radius: var(--_radius-control);
  }
  a.primary:hover {
    opacity: 0.85;
  }
`;
