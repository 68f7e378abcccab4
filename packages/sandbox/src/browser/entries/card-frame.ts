import { CardFrame } from '../card/card-frame.js';
import { sandboxClock } from '../sandbox-clock.js';

const form = document.querySelector('form');
if (form) void new CardFrame(form, location.origin, sandboxClock());
