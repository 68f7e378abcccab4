/**
 * Has tests of the elements say what the system prefers: `executeServerCommand('emulate-system', { media: 'print' })`,
 * `{ 'forced-colors': 'active' }`. Answers whether the engine can; only Chromium can be asked. Ends with the test file.
 */
export function emulateSystem() {
  const sessions = new Map();
  return {
    name: 'emulate-system',
    async executeCommand({ command, payload, session }) {
      if (command !== 'emulate-system') return undefined;
      const page = session.browser.getPage?.(session.id);
      if (!page || process.env.ENGINE === 'firefox') return { emulated: false };
      // What is emulated lasts as long as the session.
      if (!sessions.has(session.id)) sessions.set(session.id, await page.createCDPSession());
      const { media = '', ...features } = payload;
      await sessions.get(session.id).send('Emulation.setEmulatedMedia', {
        media,
        features: Object.entries(features).map(([name, value]) => ({ name, value })),
      });
      return { emulated: true };
    },
  };
}
