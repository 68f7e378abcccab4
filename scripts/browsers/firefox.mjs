import { existsSync } from 'node:fs';
import { findProgram } from './find-program.mjs';

/**
 * Path of the installed Firefox; `FIREFOX_PATH` wins; `undefined` when there is none.
 * Driven through WebDriver BiDi, which every Firefox speaks by itself.
 */
export function findFirefox() {
  const { FIREFOX_PATH: named } = process.env;
  if (named) return existsSync(named) ? named : undefined;
  return findProgram(
    ['firefox-esr', 'firefox'],
    [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  );
}
