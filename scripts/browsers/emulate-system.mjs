/**
 * Commands for the tests of the elements; each answers whether the engine can:
 *
 * - `emulate-system`: what the system prefers, as `{ media: 'print' }` or `{ 'forced-colors': 'active' }`. Only Chromium
 *   can. Ends with the test file.
 * - `resize`: the size of the page, as `{ width: 320, height: 700 }`. Chromium and Firefox can.
 */
export function emulateSystem() {
  const sessions = new Map();

  async function emulate(page, id, { media = '', ...features }) {
    // What is emulated lasts as long as the session.
    if (!sessions.has(id)) sessions.set(id, await page.createCDPSession());
    await sessions.get(id).send('Emulation.setEmulatedMedia', {
      media,
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
  }

  return {
    name: 'emulate-system',
    async executeCommand({ command, payload, session }) {
      const page = session.browser.getPage?.(session.id);
      if (command === 'resize') {
        await page?.setViewport(payload);
        return { emulated: Boolean(page) };
      }
      if (command !== 'emulate-system') return undefined;
      const emulated = Boolean(page) && process.env.ENGINE !== 'firefox';
      if (emulated) await emulate(page, session.id, payload);
      return { emulated };
    },
  };
}
