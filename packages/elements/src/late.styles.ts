import { css } from 'lit';
import { lateTokens } from './late-tokens.styles.js';
import { late, shared } from './shared.styles.js';

/**
 * What elements look like beside that, which nobody sees at first: buttons, fields, dialogs, focus, print, what people
 * prefer. All of them share one sheet, which is filled once this module is there.
 */
export const lateCss = css`
  ${lateTokens}
  button,
  select,
  textarea,
  input:where(:not([type='radio'], [type='checkbox'])) {
    min-block-size: var(--_control-height);
    max-inline-size: 100%;
    padding: var(--_space) calc(var(--_space) * 4);
    font: inherit;
    color: inherit;
    background: none;
    border: var(--_border-width) solid var(--_field);
    border-radius: var(--_radius-control);
  }
  button {
    cursor: pointer;
    transition: opacity var(--_duration) var(--_easing);
  }
  .primary {
    font-weight: var(--_strong);
    color: var(--_on-accent);
    background: var(--_accent);
    border-color: transparent;
  }
  :disabled {
    color: var(--_muted);
    background: var(--_raised);
    opacity: 1;
    cursor: default;
  }
  [role='alert'] {
    color: var(--_danger);
    font-size: var(--_size-sm);
  }
  select,
  textarea,
  input {
    padding-inline: calc(var(--_space) * 3);
    /* iOS zooms into a field of smaller type. */
    font-size: max(1em, 16px);
    /* Not Canvas: where a page is dark and does not say so, that is as light as its text. */
    background: var(--store-color-surface, transparent);
  }
  button:hover:enabled {
    opacity: 0.85;
  }
  :focus-visible {
    outline: 2px solid transparent;
    box-shadow: var(--_focus-ring);
  }
  dialog {
    margin: auto;
    max-inline-size: 100%;
    max-block-size: 100%;
    padding: var(--_gap);
    color: var(--store-color-text, CanvasText);
    background: var(--_surface);
    border: var(--_border-width) solid var(--_border);
    border-radius: var(--_radius);
    box-shadow: var(--_shadow-overlay);
  }
  dialog::backdrop {
    background: #0006;
  }
  h2[part='heading'] {
    font: inherit;
    font-family: var(--_font-heading);
    font-size: var(--_size-xl);
    font-weight: var(--_strong);
  }
  h2[part='heading']:focus {
    outline: none;
    box-shadow: none;
  }
  fieldset {
    min-inline-size: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    margin-block-end: calc(var(--_space) * 2);
    font-weight: var(--_strong);
  }
  :not(:empty) + [part='retry'] {
    margin-block-start: calc(var(--_space) * 2);
  }
  @media (width < 30rem) {
    dialog {
      margin-block-end: 0;
    }
  }
  @media (prefers-contrast: more) {
    :host > * {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_field: var(--_text);
    }
  }
  /* Backgrounds are gone: what is nothing else gets an outline. Focus is drawn by the outline that is transparent. */
  @media (forced-colors: active) {
    i,
    [part='media'] {
      outline: 1px solid GrayText;
    }
    [aria-disabled='true'] {
      color: GrayText;
      opacity: 1;
    }
  }
  @media print {
    button,
    dialog {
      display: none !important;
    }
  }
  @media (prefers-reduced-motion) {
    * {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition: none !important;
    }
  }
`;

late.styleSheet?.replaceSync(lateCss.cssText);

/** What every element looks like that has buttons or fields at first: {@link shared}, with all of it there at once. */
export const whole = shared;
