import { css } from 'lit';
import { later } from './later.js';
import { tokens } from './tokens.styles.js';

/** Empty, until `late.styles.ts` fills it. */
export const late = css``;

/** For elements that do without at first. */
export const lateStyles = later(() => import('./late.styles.js'));

/** What every element looks like at first: text and skeletons. Comes with the tokens. */
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
    .muted {
      color: var(--_muted);
      font-size: var(--_size-sm);
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
