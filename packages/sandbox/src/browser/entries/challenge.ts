import { runChallenge } from '../challenge/challenge.js';

const root = document.querySelector<HTMLElement>('[data-challenge]');
if (root) runChallenge(root);
