import type { Appearance } from '@stripe/stripe-js';
import { css, html, type LitElement } from 'lit';
import { composedAncestors } from '../composed-ancestors.js';
import { resolveAppearance } from './appearance.js';

/**
 * Keeps Stripe's frames dressed like the page.
 *
 * Render `bridge.probe` at the top of the shadow root, with {@link AppearanceBridge.styles}. The probe wears the tokens:
 * whatever changes one of them, a class anywhere, a stylesheet, the system's colour scheme, starts a transition there,
 * which tells us.
 */
export class AppearanceBridge {
  // A colour is computed: it can change with the colour scheme or with the text. The rest is compared as written.
  // Each colour stands on a `color` of its own. On any other property Chromium 156 crashes when a transition ends in a
  // colour that is relative to `currentColor`.
  static readonly styles = css`
    .probe,
    .probe * {
      position: absolute;
      visibility: hidden;
      transition:
        all 1ms,
        --_rest 1ms !important;
      transition-behavior: allow-discrete !important;
    }
    .probe {
      /* What is no colour. Of a property of its own it is watched as written, in every browser. */
      --_rest: var(--_shadow) var(--_focus-ring) var(--_font,) var(--_weight) var(--_line)
        var(--_space) var(--_radius-control) var(--_control-height) var(--_size-sm) var(--_size-lg)
        var(--_size-xl);
      /* The font, where it is inherited: Firefox has no transition of its name. */
      text-indent: 9ch;
    }
    .probe :nth-child(1) {
      color: var(--_accent);
      font-weight: var(--_strong);
    }
    .probe :nth-child(2) {
      color: var(--_on-accent);
    }
    .probe :nth-child(3) {
      color: var(--_surface);
    }
    .probe :nth-child(4) {
      color: var(--_muted);
    }
    .probe :nth-child(5) {
      color: var(--_field);
    }
    .probe :nth-child(6) {
      color: var(--_danger);
    }
    .probe :nth-child(7) {
      color: var(--_success);
    }
    .probe :nth-child(8) {
      color: var(--_warning);
    }
    .probe :nth-child(9) {
      color: var(--_focus);
    }
    .probe :nth-child(10) {
      color: light-dark(#000, #fff);
    }
    @media (prefers-reduced-motion) {
      .probe {
        opacity: 0;
      }
    }
  `;

  /** What is rendered. */
  readonly probe = html`<i class="probe" @transitionrun=${() => this.#changed()}>
    <b></b><b></b><b></b><b></b><b></b><b></b><b></b><b></b><b></b><b></b>
  </i>`;

  readonly #host: LitElement;
  readonly #apply: (appearance: Appearance) => void;
  #last = '';
  #frame = 0;

  /** @param apply - Called with each appearance that differs from the one before, at most once per frame. */
  constructor(host: LitElement, apply: (appearance: Appearance) => void) {
    this.#host = host;
    this.#apply = apply;
  }

  /** The appearance now. */
  read(): Appearance {
    const appearance = resolveAppearance(this.#host);
    this.#last = JSON.stringify(appearance);
    return appearance;
  }

  /** Looks again in the next frame. */
  readonly #changed = (): void => {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const last = this.#last;
      const appearance = this.read();
      if (this.#last !== last) this.#apply(appearance);
      // Where the page fades, Firefox tells of the beginning only.
      for (const each of composedAncestors(this.#host)) {
        for (const { finished } of each.getAnimations()) finished.then(this.#changed, () => {});
      }
    });
  };
}
