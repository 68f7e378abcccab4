import type { Confirmation } from './form-payment.js';

/** What the customer typed into the form's own fields. */
export function readPerson(form: HTMLFormElement): Confirmation['person'] {
  const entered = new FormData(form);
  const text = (name: 'name' | 'phone'): Confirmation['person'] => {
    const value = entered.get(name);
    return typeof value === 'string' && value ? { [name]: value } : {};
  };
  return { ...text('name'), ...text('phone') };
}
