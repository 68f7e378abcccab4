import type { Appearance } from '@stripe/stripe-js';
import { css, type LitElement } from 'lit';
import { resolveAppearance } from './appearance.js';

/**
 * Keeps Stripe's frames dressed like the page.
 *
 * Render `<i class="probe" @transitionrun=${bridge.changed}></i>` at the top of the shadow root, with
 * {@link AppearanceBridge.styles}. The probe wears the tokens; whatever changes one of them, a class anywhere, a
 * stylesheet, the system's colour scheme, starts a transition on it, which tells us.
 */
export class AppearanceBridge {
  static readonly styles = css`
    .probe {
      position: absolute;
      visibility: hidden;
      color: var(--_text);
      background: var(--_surface);
      border-color: var(--_accent) var(--_danger) var(--_success) var(--_warning);
      outline-color: var(--_border);
      caret-color: var(--_muted);
      column-rule-color: var(--_on-accent);
      text-decoration-color: var(--_focus);
      box-shadow: var(--_focus-ring);
      text-shadow: var(--_shadow);
      font: var(--_weight) var(--_size) / var(--_line) var(--_font);
      scroll-margin: var(--_space) var(--_control-height) var(--_size-sm) var(--_size-lg);
      scroll-padding: var(--_size-xl);
      border-radius: var(--_radius-control);
      transition: all 1ms !important;
      transition-behavior: allow-discrete !important;
    }
    @media (prefers-reduced-motion) {
      .probe {
        opacity: 0;
      }
    }
  `;

  private readonly host: LitElement;
  private readonly apply: (appearance: Appearance) => void;
  private last = '';
  private frame = 0;

  /** @param apply - Called with each appearance that differs from the one before, at most once per frame. */
  constructor(host: LitElement, apply: (appearance: Appearance) => void) {
    this.host = host;
    this.apply = apply;
  }

  /** The appearance now. */
  read(): Appearance {
    const appearance = resolveAppearance(this.host);
    this.last = JSON.stringify(appearance);
    return appearance;
  }

  /** Looks again in the next frame. */
  readonly changed = (): void => {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      const { last } = this;
      const appearance = this.read();
      if (this.last !== last) this.apply(appearance);
    });
  };
}
