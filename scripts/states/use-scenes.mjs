import { chromium } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { chromiumArguments, findChromium } from '../chromium.mjs';
import { sceneHtml, scenesOf } from './scenes.mjs';
import { openStateSite } from './state-site.mjs';

/** Serves all scenes, and opens a browser, for the tests of a file. */
export function useScenes() {
  const stage = {};
  beforeAll(async () => {
    const scenes = new Map(scenesOf().map((scene) => [scene.path, scene]));
    stage.site = await openStateSite((path) => {
      const scene = scenes.get(path);
      return scene && sceneHtml(scene, stage.site.prices);
    });
    stage.browser = await chromium.launch({
      executablePath: findChromium(),
      args: [...chromiumArguments, '--font-render-hinting=none', '--force-color-profile=srgb'],
    });
  });
  afterAll(async () => {
    await stage.browser?.close();
    await stage.site?.close();
  });
  return stage;
}
