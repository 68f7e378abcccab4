import { text } from './fields.js';
import type { Field } from './params.js';
import { invalidRequest } from './stripe-failure.js';

/** An absolute http(s) address, kept letter for letter: `{CHECKOUT_SESSION_ID}` in it stays as it is. */
export const urlField: Field<string> = {
  read(value, path) {
    if (typeof value !== 'string' || !/^https?:\/\//i.test(value) || !URL.canParse(value)) {
      throw invalidRequest('Not a valid URL', 'url_invalid', path);
    }
    if (value.length > 5000) {
      throw invalidRequest(
        'Invalid URL: URL must be 5000 characters or less.',
        'url_invalid',
        path,
      );
    }
    return value;
  },
};

/** An absolute address of any scheme: apps have their own. */
export const returnUrlField: Field<string> = {
  read(value, path) {
    const address = text().read(value, path);
    if (!URL.canParse(address)) throw invalidRequest('Not a valid URL', 'url_invalid', path);
    return address;
  },
};

/** An e-mail address. */
export const emailField: Field<string> = {
  read(value, path) {
    const address = text({ max: 800 }).read(value, path);
    if (!/^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(address)) {
      throw invalidRequest(
        `Invalid email address: ${address.slice(0, 100)}`,
        'email_invalid',
        path,
      );
    }
    return address;
  },
};
