import { describe, expect, it } from 'vitest';
import { states } from '../../docs/site/pages/states.mjs';
import { accessibilityTree } from './accessibility-tree.mjs';
import { openScene } from './open-scene.mjs';
import { scenesOf } from './scenes.mjs';
import { useScenes } from './use-scenes.mjs';

describe('what a screen reader is told of every element in every state', () => {
  const stage = useScenes();

  for (const element of Object.keys(states)) {
    it(`<${element}>: roles, names, states and descriptions are those of heard/${element}.txt`, async () => {
      const trees = [];
      for (const scene of scenesOf().filter((each) => each.element === element)) {
        // A page after another: all of them ask the one store.
        // oxlint-disable no-await-in-loop
        const page = await openScene(stage.browser, stage.site, scene);
        const title = scene.states.length === 1 ? `# ${scene.states[0].title}\n` : '';
        trees.push(`${title}${await accessibilityTree(page)}\n`);
        await page.context().close();
        // oxlint-enable no-await-in-loop
      }
      await expect(trees.join('\n')).toMatchFileSnapshot(`heard/${element}.txt`);
    });
  }
});
