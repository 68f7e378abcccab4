import { describe, expect, it } from 'vitest';
import { dress, openScene } from './open-scene.mjs';
import { overflowing, smallTargets } from './sizes.mjs';
import { scenesOf } from './scenes.mjs';
import { useScenes } from './use-scenes.mjs';

describe('every element in every state', () => {
  const stage = useScenes();

  for (const scene of scenesOf()) {
    const titles = scene.states.map(({ title }) => title).join(', ');

    it(`<${scene.element}> keeps to the page, and its targets can be hit: ${titles}`, async () => {
      const page = await openScene(stage.browser, stage.site, scene, { width: 640 });
      const found = [];
      const look = async (at, width, css = '') => {
        if (css) await page.addStyleTag({ content: css });
        await dress(page, { width });
        const wrong = [...(await smallTargets(page)), ...(await overflowing(page))];
        found.push(...wrong.map((each) => `${at}: ${each}`));
      };
      await look('640 px', 640);
      await look('320 px', 320);
      await look('text of 200 %', 640, ':root { font-size: 32px }');
      await look('zoom of 200 %', 640, ':root { font-size: 16px !important; zoom: 2 }');
      await page.context().close();
      expect(found).toEqual([]);
    });
  }

  it('finds a target of 20 px, and what reaches over the edge', async () => {
    const [scene] = scenesOf().filter(({ element }) => element === 'product-card');
    const page = await openScene(stage.browser, stage.site, scene);
    expect(await smallTargets(page)).toEqual([]);
    await page.evaluate(() => {
      const { shadowRoot } = document.querySelector('product-card[quantity-input]');
      const small = shadowRoot.querySelector('.stepper button');
      small.style.cssText = 'width: 20px; height: 20px; min-height: 0; min-width: 0';
      shadowRoot.querySelector('h2').style.cssText = 'width: 700px';
    });
    expect(await smallTargets(page)).toEqual([expect.stringMatching(/One fewer.* 20 × 20/)]);
    expect(await overflowing(page)).toContainEqual(expect.stringMatching(/Breakfast bowl/));
    await page.context().close();
  });
});
