import { css, html, nothing } from 'lit';
import type { Words } from '../words/words.js';

/**
 * How a payment stands: nobody knows yet, paid, or on its way. Nothing before: the region is there all the same, empty,
 * since a screen reader tells only what comes into a region that it knows. Comes with {@link statusStyles}.
 */
export function statusView(
  status: 'checking' | 'paid' | 'processing' | undefined,
  words: Words,
): unknown {
  const said =
    status &&
    html`
      ${status === 'paid' ? tick : nothing}
      <p class=${status}>${words[status]}</p>
      ${status === 'checking' ? html`<p class="muted">${words.unknown}</p>` : nothing}
    `;
  return html`<div part=${status ? 'message' : nothing} role="status" tabindex="-1">${said}</div>`;
}

/** Drawn once when something is paid. */
export const tick = html`<svg class="tick" part="icon" viewBox="0 0 24 24" aria-hidden="true">
  <path d="m4 12 5 5L20 6" />
</svg>`;

export const statusStyles = css`
  .checking {
    animation: pulse 1s infinite alternate;
  }
  @keyframes pulse {
    to {
      opacity: 0.6;
    }
  }
  [role='status']:focus {
    outline: none;
  }
  /* There, and takes no room. */
  [role='status']:empty,
  [role='alert']:empty {
    position: absolute;
  }
  .tick {
    inline-size: calc(var(--_space) * 10);
    fill: none;
    stroke: var(--_success);
    stroke-width: 2;
    stroke-dasharray: 60;
    animation: draw 600ms var(--_easing);
  }
  @keyframes draw {
    from {
      stroke-dashoffset: 60;
    }
  }
`;
