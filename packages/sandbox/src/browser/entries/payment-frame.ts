import { PaymentFrame } from '../payment/payment-frame.js';
import { sandboxClock } from '../sandbox-clock.js';

const form = document.querySelector('form');
if (form) void new PaymentFrame(form, location.origin, sandboxClock());
