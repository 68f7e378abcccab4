import { html } from 'lit';

import { paymentMessages } from '../payment-messages.js';

/**
 * The native dialog around a `<card-form>`: Escape, its button and a click beside it close it.
 *
 * @param over - Called when it is closed after a payment.
 */
export function cardDialog(form: HTMLElement, over: () => void): unknown {
  const paid = ({ currentTarget }: Event): void =>
    currentTarget?.addEventListener('close', over, { once: true });
  return html`
    <dialog part="dialog" aria-labelledby="heading" closedby="any" @payment-succeeded=${paid}>
      <h2 id="heading" part="heading" tabindex="-1" autofocus>${paymentMessages.checkout}</h2>
      ${form}
      <form method="dialog"><button part="close">${paymentMessages.close}</button></form>
    </dialog>
  `;
}
