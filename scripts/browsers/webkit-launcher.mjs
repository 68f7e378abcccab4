import { launchWebKit } from './webkit.mjs';

/**
 * Runs the tests of @web/test-runner in WebKitGTK: each test file in the one window of a browser of its own, since a
 * window behind another renders no frames, and a browser has one storage.
 *
 * @param concurrency - How many browsers run at once.
 */
export function webkitLauncher({ concurrency = 1 } = {}) {
  const idle = [];
  const active = new Map();
  const all = [];

  async function launch() {
    const browser = await launchWebKit();
    all.push(browser);
    return browser;
  }

  return {
    name: 'WebKit',
    type: 'webkitgtk',
    concurrency,
    async startSession(id, url) {
      const browser = idle.pop() ?? (await launch());
      active.set(id, browser);
      await browser.session.send('POST', '/window/rect', { width: 800, height: 700 });
      await browser.session.send('POST', '/url', { url });
    },
    isActive: (id) => active.has(id),
    getBrowserUrl: (id) => active.get(id)?.session.send('GET', '/url'),
    async stopSession(id) {
      const browser = active.get(id);
      active.delete(id);
      // Whatever the page still does ends here.
      await browser.session.send('POST', '/url', { url: 'about:blank' });
      idle.push(browser);
      return {};
    },
    startDebugSession() {
      throw new Error('Debug in Chromium: leave ENGINE unset.');
    },
    async stop() {
      await Promise.all(all.map((browser) => browser.close()));
    },
  };
}
