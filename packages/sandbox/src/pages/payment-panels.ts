import { field } from './card-fields-markup.js';
import { html, type Html } from './html.js';
import { icons } from './payment-icons.js';

interface TextInput {
  /** Name of the field in `billing_details` or of the account. */
  name: string;
  label: string;
  autocomplete?: string;
  /** `email`, `text` (default) or `numeric`. */
  kind?: 'email' | 'numeric' | 'text';
  placeholder?: string;
}

function textField(type: string, input: TextInput): Html {
  const { name, label, autocomplete = 'off', kind = 'text', placeholder = '' } = input;
  const id = `${type}-${name}`;
  return field(
    id,
    label,
    html`<input
      class="Input"
      id="${id}"
      name="${name}"
      data-bank="${name}"
      type="${kind === 'numeric' ? 'text' : kind}"
      inputmode="${kind}"
      dir="${kind === 'text' ? 'auto' : 'ltr'}"
      autocomplete="${autocomplete}"
      placeholder="${placeholder}"
      aria-describedby="${id}-error"
      spellcheck="false"
    />`,
  );
}

function contact(type: string): Html {
  return html`<div data-part="name">
      ${textField(type, { name: 'name', label: 'Full name', autocomplete: 'billing name' })}
    </div>
    <div data-part="email">
      ${textField(type, {
        name: 'email',
        label: 'Email',
        autocomplete: 'billing email',
        kind: 'email',
      })}
    </div>`;
}

/** A bank debit: the answer comes only after days. */
export const bankDebitPanel: Html = html`<div class="Fields">
    ${contact('us_bank_account')}
    <div class="Row">
      ${textField('us_bank_account', {
        name: 'routing_number',
        label: 'Routing number',
        kind: 'numeric',
        placeholder: '110000000',
      })}
      ${textField('us_bank_account', {
        name: 'account_number',
        label: 'Account number',
        kind: 'numeric',
        placeholder: '000123456789',
      })}
    </div>
  </div>
  <p class="TermsText" data-terms="usBankAccount" data-mandate>
    By continuing, you authorize <span data-business></span> to debit your bank account. The answer
    of your bank takes some days.
  </p>
  <p class="Note">
    <strong>SANDBOX</strong>Routing number 110000000; account 000123456789 pays, 000111111113 is
    closed, 000222222227 has insufficient funds.
  </p>`;

/** A method on whose own page the customer agrees. */
export function redirectPanel(type: string, name: string): Html {
  return html`<div class="Fields">${contact(type)}</div>
    <p class="RedirectText">
      <span class="RedirectIcon" aria-hidden="true">${icons.redirect}</span>
      After you submit, you will be redirected to ${name} to complete the payment securely.
    </p>
    <p class="Note"><strong>SANDBOX</strong>The page of the bank lets you agree or refuse.</p>`;
}
