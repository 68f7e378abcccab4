import type { Tab, Target } from './tab.js';

/** Milliseconds that a page may take for anything. */
const PATIENCE = 20_000;

/** Tries until it gives something, or says what was waited for. What fails on the way is tried again. */
export async function patiently<T>(what: string, look: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + PATIENCE;
  let failure: unknown;
  while (Date.now() < deadline) {
    // Frames and elements are replaced while they are looked at.
    const found = await look().catch((error: unknown) => {
      failure = error;
      return undefined;
    });
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Within ${PATIENCE} ms there was no ${what}.`, { cause: failure });
}

export function describeTarget({ role, name, text, css }: Target): string {
  return [role, css, name && `named ${String(name)}`, text && `with ${String(text)}`]
    .filter(Boolean)
    .join(' ');
}

/** Waits until it is there. */
export async function waitFor(tab: Tab, target: Target): Promise<void> {
  await patiently(describeTarget(target), async () => (await tab.has(target)) || undefined);
}

/** Waits until it is gone. */
export async function waitUntilGone(tab: Tab, target: Target): Promise<void> {
  await patiently(
    `end of ${describeTarget(target)}`,
    async () => !(await tab.has(target)) || undefined,
  );
}

/** Waits until the address bar says something; gives what it says. */
export function waitForAddress(tab: Tab, pattern: RegExp): Promise<string> {
  return patiently(`address ${String(pattern)}`, async () => {
    const address = await tab.address();
    return pattern.test(address) ? address : undefined;
  });
}
