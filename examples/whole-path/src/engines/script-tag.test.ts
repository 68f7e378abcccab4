import { describe, expect, it } from 'vitest';
import { waitFor } from './driver/wait-for.js';
import { complaintsOf, notesOf, useEngine } from './use-engine.js';

const session = useEngine();

describe('storetag.js', () => {
  it('is harmless when a page loads it twice', async () => {
    const tab = await session.visit('/twice.html');
    await waitFor(tab, { role: 'button', name: /Buy now.*Test mug/ });
    await expect
      .poll(() => notesOf(tab))
      .toEqual([expect.stringContaining('already on this page')]);
    expect(await complaintsOf(tab)).toEqual([]);
  });
});
