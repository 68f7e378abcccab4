import { existsSync } from 'node:fs';
import { findProgram } from './browsers/find-program.mjs';

/** What a headless Chromium needs in containers and on closed networks. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of the installed Chromium or Chrome; `CHROMIUM_PATH` wins; `undefined` when there is none. */
export function findChromium() {
  const { CHROMIUM_PATH: named } = process.env;
  if (named) return existsSync(named) ? named : undefined;
  return findProgram(names, elsewhere);
}
