import { EmailFrame } from '../email/email-frame.js';

const form = document.querySelector('form');
if (form) void new EmailFrame(form, location.origin);
