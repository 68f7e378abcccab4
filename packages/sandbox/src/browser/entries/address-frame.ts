import { AddressFrame } from '../address/address-frame.js';

const form = document.querySelector('form');
if (form) void new AddressFrame(form, location.origin);
