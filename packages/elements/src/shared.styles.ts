import { css } from 'lit';
import { tokens } from './tokens.styles.js';

/** Empty, until `late.styles.ts` fills it. */
export const late = css``;

/** What every element looks like at first: text, buttons, messages, skeletons. Comes with the tokens. */
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
    .muted,
    [role='alert'] {
      color: var(--_muted);
      font-size: var(--_size-sm);
    }
    [role='alert'] {
      color: var(--_danger);
    }
    .unseen {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
  late,
];
