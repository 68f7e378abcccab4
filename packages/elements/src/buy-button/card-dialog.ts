import { html } from 'lit';

import { paymentMessages } from '../payment-messages.js';

/** The native dialog around a `<card-form>`: Escape, its button and a click beside it close it. */
export function cardDialog(form: HTMLElement): unknown {
  return html`
    <dialog part="dialog" aria-labelledby="heading" closedby="any">
      <h2 id="heading" part="heading" tabindex="-1" autofocus>${paymentMessages.checkout}</h2>
      ${form}
      <form method="dialog"><button part="close">${paymentMessages.close}</button></form>
    </dialog>
  `;
}
