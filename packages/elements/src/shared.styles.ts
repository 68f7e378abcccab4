import { css } from 'lit';
import { tokens } from './tokens.styles.js';

/** What every element looks like: text, buttons, fields, messages, skeletons. Comes with the tokens. */
export const shared = [
  tokens,
  css`
    :host {
      display: block;
    }
    :host([hidden]),
    [hidden] {
      display: none !important;
    }
    :host > * {
      color: var(--_text);
      font-family: var(--_font);
      font-size: var(--_size);
      font-weight: var(--_weight);
      line-height: var(--_line);
      overflow-wrap: anywhere;
    }
    * {
      box-sizing: border-box;
      margin: 0;
    }
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
    select,
    textarea,
    input {
      padding-inline: calc(var(--_space) * 3);
      /* iOS zooms into a field of smaller type. */
      font-size: max(1em, 16px);
      /* Not Canvas: where a page is dark and does not say so, that is as light as its text. */
      background: var(--store-color-surface, transparent);
    }
    button {
      cursor: pointer;
      transition: opacity var(--_duration) var(--_easing);
    }
    button:hover:enabled {
      opacity: 0.85;
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
    :focus-visible {
      outline: 2px solid transparent;
      box-shadow: var(--_focus-ring);
    }
    .muted,
    [role='alert'] {
      color: var(--_muted);
      font-size: var(--_size-sm);
    }
    [role='alert'] {
      color: var(--_danger);
    }
    :not(:empty) + [part='retry'] {
      margin-block-start: calc(var(--_space) * 2);
    }
    .unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
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
  `,
];
