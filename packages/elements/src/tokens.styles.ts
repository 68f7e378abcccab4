import { css } from 'lit';

/**
 * The `--store-*` tokens, each with its default: the only place where defaults stand.
 *
 * A page sets `--store-x` on any ancestor. Our styles read `--_x`, declared here on the top nodes of each shadow
 * root: on `:host` a default of the same name would win over what the page set further up.
 *
 * `light-dark()` follows the `color-scheme` of the site. Colours derived from the text keep up with any host page.
 * Text on the accent is white up to the lightness where it contrasts by 4.5:1, black above.
 */
export const tokens = css`
  :host > * {
    --_accent: var(--store-color-accent, light-dark(#0b57d0, #a8c7fa));
    --_on-accent: var(
      --store-color-on-accent,
      oklch(from var(--_accent) calc((0.57 - l) * 999) 0 0)
    );
    --_surface: var(--store-color-surface, Canvas);
    --_text: var(--store-color-text, currentColor);
    --_raised: var(--store-color-surface-raised, color-mix(in oklab, var(--_text) 5%, transparent));
    --_muted: var(--store-color-text-muted, color-mix(in oklab, var(--_text) 70%, transparent));
    --_border: var(--store-color-border, color-mix(in oklab, var(--_text) 16%, transparent));
    --_danger: var(--store-color-danger, light-dark(#b3261e, #f2b8b5));
    --_success: var(--store-color-success, light-dark(#146c2e, #81c995));
    --_warning: var(--store-color-warning, light-dark(#8a5000, #fbc56d));
    --_focus: var(--store-color-focus, var(--_accent));
    --_font: var(--store-font-family, inherit);
    --_font-heading: var(--store-font-family-heading, var(--_font));
    --_size: var(--store-font-size, 1rem);
    --_size-sm: var(--store-font-size-sm, 0.875rem);
    --_size-lg: var(--store-font-size-lg, 1.125rem);
    --_size-xl: var(--store-font-size-xl, 1.5rem);
    --_weight: var(--store-font-weight, 400);
    --_strong: var(--store-font-weight-strong, 600);
    --_line: var(--store-line-height, 1.5);
    --_space: var(--store-space, 0.25rem);
    --_radius: var(--store-radius, 0.5rem);
    --_radius-control: var(--store-radius-control, 0.375rem);
    --_border-width: var(--store-border-width, 1px);
    --_shadow: var(--store-shadow, none);
    --_shadow-overlay: var(--store-shadow-overlay, 0 1rem 3rem #0003);
    --_focus-ring: var(--store-focus-ring, 0 0 0 2px Canvas, 0 0 0 4px var(--_focus));
    --_control-height: var(--store-control-height, 2.75rem);
    --_image-aspect: var(--store-image-aspect, 4 / 5);
    --_image-fit: var(--store-image-fit, cover);
    --_card-min: var(--store-card-min, 15rem);
    --_gap: var(--store-gap, calc(var(--_space) * 6));
    --_duration: var(--store-duration, 160ms);
    --_easing: var(--store-easing, ease-out);
  }
`;
