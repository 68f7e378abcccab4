import { chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../chromium.mjs';

/** A Chromium that can tell how large its heap is. */
export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumArguments, '--js-flags=--expose-gc', '--enable-precise-memory-info'],
  });
}

/** What the developer tools call “Slow 4G”, and a processor a quarter as fast. */
export async function slow(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 562.5,
    downloadThroughput: 188_743,
    uploadThroughput: 86_400,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
