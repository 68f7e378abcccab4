import { css } from 'lit';

/**
 * The `--store-*` tokens, each with its default: here those that the first view shows, in `late-tokens.styles.ts` the
 * others; no default stands anywhere else. The comment above each says what
 * it reaches; `docs/tokens.md` is the same as a table.
 *
 * A page sets `--store-x` on any ancestor. Our styles read `--_x`, declared here on the top nodes of each shadow
 * root: on `:host` a default of the same name would win over what the page set further up.
 *
 * `light-dark()` follows the `color-scheme` of the site, and where that is `light dark` the system. Colours derived from
 * the text keep up with any host page. Type and targets keep their size on pages that make `1rem` smaller.
 */
export const tokens = css`
  :host > * {
    /* Text. */
    --_text: var(--store-color-text, currentColor);
    /* Skeletons, the tint behind images, disabled buttons. */
    --_raised: var(--store-color-surface-raised, color-mix(in oklab, var(--_text) 5%, transparent));
    /* Descriptions, notes, placeholders. */
    --_muted: var(--store-color-text-muted, color-mix(in oklab, var(--_text) 70%, transparent));
    /* Hairlines, and the borders of fields, which are stronger where it is not set. */
    --_border: var(--store-color-border, color-mix(in oklab, var(--_text) 16%, transparent));
    /* What needs attention: low stock, changed prices. */
    --_warning: var(--store-color-warning, light-dark(#8a5000, #fbc56d));
    /* All text. */
    --_font: var(--store-font-family, inherit);
    /* Names of products, headings. */
    --_font-heading: var(--store-font-family-heading, var(--_font));
    /* Text. The other sizes follow it. In rem or px. */
    --_size: var(--store-font-size, max(1rem, 16px));
    /* Descriptions, notes, errors. */
    --_size-sm: var(--store-font-size-sm, calc(var(--_size) * 0.875));
    /* Names of products. */
    --_size-lg: var(--store-font-size-lg, calc(var(--_size) * 1.125));
    /* Text. */
    --_weight: var(--store-font-weight, 400);
    /* Names, totals, buttons. */
    --_strong: var(--store-font-weight-strong, 600);
    /* Text, as a number. */
    --_line: var(--store-line-height, 1.5);
    /* The unit of which every gap is a multiple. */
    --_space: var(--store-space, 0.25rem);
    /* Images, dialogs. */
    --_radius: var(--store-radius, 0.5rem);
    /* Buttons and fields. */
    --_radius-control: var(--store-radius-control, 0.375rem);
    /* Hairlines and the borders of controls. */
    --_border-width: var(--store-border-width, 1px);
    /* Cards at rest, Stripe's fields. */
    --_shadow: var(--store-shadow, none);
    /* Buttons, fields, steppers: their least height. */
    --_control-height: var(--store-control-height, max(2.75rem, 44px));
    /* Images of products: width / height. */
    --_image-aspect: var(--store-image-aspect, 4 / 5);
    /* Images of products: how they fill it. */
    --_image-fit: var(--store-image-fit, cover);
    /* Least width of a card in the grid. */
    --_card-min: var(--store-card-min, 15rem);
    /* Gap of the grid; the padding of dialogs. */
    --_gap: var(--store-gap, calc(var(--_space) * 6));
  }
`;
