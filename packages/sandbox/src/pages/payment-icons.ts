import { html, type Html } from './html.js';

function icon(path: string): Html {
  return html`<svg viewBox="0 0 16 12" width="16" height="12">
    <path d="${path}" fill="currentColor" />
  </svg>`;
}

/** Pictures of payment methods. They say nothing that the words beside them do not. */
export const icons = {
  card: icon(
    'M2 0h12a2 2 0 0 1 2 2v1H0V2a2 2 0 0 1 2-2Zm14 5v5a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V5h16Z',
  ),
  bank: icon(
    'M8 0l7 3.5V5H1V3.5L8 0ZM2.5 6h2v3.5h-2V6Zm4.5 0h2v3.5H7V6Zm4.5 0h2v3.5h-2V6ZM1 10.5h14V12H1v-1.5Z',
  ),
  redirect: icon(
    'M1 1h7v1.5H2.5v7h9V6H13v5H1V1Zm8.5 0H15v5.5h-1.5V3.6L8.3 8.8 7.2 7.7l5.2-5.2H9.5V1Z',
  ),
};
