import { css } from 'lit';

/**
 * The tokens of what comes later, or can be told only then: buttons, fields, focus, dialogs, motion.
 *
 * Text on the accent is white up to the lightness where it contrasts by 4.5:1, black above.
 */
export const lateTokens = css`
  :host > * {
    /* Filled buttons, what is chosen, links. */
    --_accent: var(--store-color-accent, light-dark(#0b57d0, #a8c7fa));
    /* Text on the accent: black or white by contrast. */
    --_on-accent: var(
      --store-color-on-accent,
      oklch(from var(--_accent) calc((0.57 - l) * 999) 0 0)
    );
    /* Dialogs, the cart, fields, Stripe's fields. */
    --_surface: var(--store-color-surface, Canvas);
    --_field: var(--store-color-border, color-mix(in oklab, var(--_text) 55%, transparent));
    /* What went wrong. */
    --_danger: var(--store-color-danger, light-dark(#b3261e, #f2b8b5));
    /* What went well: the tick of a payment. */
    --_success: var(--store-color-success, light-dark(#146c2e, #81c995));
    /* The outer tone of the focus ring. */
    --_focus: var(--store-color-focus, var(--_accent));
    /* Headings. */
    --_size-xl: var(--store-font-size-xl, calc(var(--_size) * 1.5));
    /* Dialogs and the cart. */
    --_shadow-overlay: var(--store-shadow-overlay, 0 1rem 3rem #0003);
    /* What has the focus: a shadow in two tones, so that it is seen on any background. */
    --_focus-ring: var(--store-focus-ring, 0 0 0 2px var(--_surface), 0 0 0 4px var(--_focus));
    /* Transitions. */
    --_duration: var(--store-duration, 160ms);
    /* Transitions: their curve. */
    --_easing: var(--store-easing, ease-out);
  }
`;
