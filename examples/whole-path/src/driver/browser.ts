import { chromium, type Browser } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../../../scripts/chromium.mjs';

/** Starts a headless Chromium with an empty profile. */
export function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error(
      'There is no Chromium. Run `npm test` once, or set CHROMIUM_PATH to its program.',
    );
  }
  return chromium.launch({ executablePath, args: chromiumArguments });
}
