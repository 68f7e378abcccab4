import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { dress, openScene } from './open-scene.mjs';
import { useScenes } from './use-scenes.mjs';
import { scenesOf } from './scenes.mjs';

const themes = ['', 'plain', 'soft', 'sharp', 'night', 'paper', 'brand'];
const looks = themes.flatMap((theme) => ['light', 'dark'].map((scheme) => ({ theme, scheme })));

describe('every element in every state, theme and colour scheme', () => {
  const stage = useScenes();

  for (const scene of scenesOf()) {
    const titles = scene.states.map(({ title }) => title).join(', ');
    it(`<${scene.element}> breaks no rule of axe: ${titles}`, async () => {
      const page = await openScene(stage.browser, stage.site, scene);
      await page.evaluate(axe.source);
      const found = new Set();
      for (const look of looks) {
        // All are looks of one page.
        // oxlint-disable-next-line no-await-in-loop
        await dress(page, look);
        // oxlint-disable-next-line no-await-in-loop
        for (const each of await violations(page)) {
          found.add(`${look.theme || 'no theme'}, ${look.scheme}: ${each}`);
        }
      }
      await page.context().close();
      expect([...found]).toEqual([]);
    });
  }
});

/** What is wrong by the rules of WCAG 2.2 A and AA and axe's best practices. What is in frames is Stripe's. */
function violations(page) {
  return page.evaluate(async () => {
    // No page has two lists that are searched but this one, where they stand side by side to be looked at.
    const rules = { 'landmark-unique': { enabled: false } };
    const options = { iframes: false, resultTypes: ['violations'], rules };
    const results = await globalThis.axe.run(document, options);
    return results.violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id} ${target.flat().join(' ')} ${failureSummary}`,
      ),
    );
  });
}
