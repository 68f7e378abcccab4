import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { states } from '../../docs/site/pages/states.mjs';
import { photograph } from './photograph.mjs';
import { compare, compose, tolerance } from './sheet.mjs';
import { useScenes } from './use-scenes.mjs';

/** `pnpm sheets` writes them anew. */
const { UPDATE_SHEETS: isUpdate } = process.env;

const sheets = new URL('../../docs/sheets/', import.meta.url);
const results = new URL('../../test-results/sheets/', import.meta.url);

describe('pictures of every element in every state', () => {
  const stage = useScenes();
  let desk;
  beforeAll(async () => {
    desk = await stage.browser.newPage();
  });
  afterAll(() => desk?.close());

  for (const element of Object.keys(states)) {
    it(`<${element}> looks as on docs/sheets/${element}.webp`, async () => {
      const rows = await photograph(stage, element);
      if (isUpdate) {
        await write(sheets, element, await compose(desk, rows));
        return;
      }
      const cells = await compare(desk, rows, await read(element));
      const others = cells.filter(({ share }) => share > tolerance.share);
      if (others.length > 0) await write(results, element, await compose(desk, rows));
      const worst = cells.toSorted((one, other) => other.share - one.share)[0];
      console.log(`<${element}>: ${cells.length} pictures, at most ${percent(worst)} off`);
      expect(
        others.map((cell) => `${cell.name}: ${cell.why ?? percent(cell)}`),
        `What differs. Look at test-results/sheets/${element}.webp; \`pnpm sheets\` keeps it.`,
      ).toEqual([]);
    });
  }
});

function percent({ share }) {
  return `${(share * 100).toFixed(1)} %`;
}

async function read(element) {
  const [image, layout] = filesOf(sheets, element);
  if (!existsSync(image)) throw new Error(`There is no ${image.pathname}. Run \`pnpm sheets\`.`);
  return { webp: await readFile(image), layout: JSON.parse(await readFile(layout, 'utf8')) };
}

async function write(folder, element, { webp, layout }) {
  const [image, place] = filesOf(folder, element);
  await mkdir(folder, { recursive: true });
  await writeFile(image, webp);
  await writeFile(place, `${JSON.stringify(layout)}\n`);
}

function filesOf(folder, element) {
  return [new URL(`${element}.webp`, folder), new URL(`${element}.json`, folder)];
}
