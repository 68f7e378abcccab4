import { css, html, nothing } from 'lit';
import type { Words } from '../words/words.js';

/** How a payment stands: nobody knows yet, paid, or on its way. Comes with {@link statusStyles}. */
export function statusView(status: 'checking' | 'paid' | 'processing', words: Words): unknown {
  return html`
    <div part="message" role="status" tabindex="-1">
      ${status === 'paid' ? tick : nothing}
      <p class=${status}>${words[status]}</p>
      ${status === 'checking' ? html`<p class="muted">${words.unknown}</p>` : nothing}
    </div>
  `;
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
