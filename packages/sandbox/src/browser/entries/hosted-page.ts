import { CheckoutForm } from '../checkout/checkout-form.js';
import { sandboxClock } from '../sandbox-clock.js';

const form = document.querySelector<HTMLFormElement>('form[data-session]');
if (form) void new CheckoutForm(form, sandboxClock());
