import { dress, openScene } from './open-scene.mjs';
import { scenesOf } from './scenes.mjs';

/** Width of the pages in CSS pixels; lists need more to have columns. */
const WIDTH = 440;
const LIST_WIDTH = 700;
const NARROW = 320;

const themes = ['plain', 'soft', 'sharp', 'night', 'paper', 'brand'];

/** What stands side by side. */
export const columns = ['light', 'dark', 'right to left', '320 px'];

const looksOf = (width, theme = '') => [
  { theme, width },
  { theme, width, scheme: 'dark' },
  { theme, width, dir: 'rtl' },
  { theme, width: NARROW },
];

/**
 * Takes pictures of all states of an element, and of its first state in each theme.
 *
 * @returns Rows of a title and a picture for each of the {@link columns}: a PNG in Base64, and what of it is the cell.
 */
export async function photograph(stage, element) {
  const width = element === 'product-list' ? LIST_WIDTH : WIDTH;
  const rows = [];
  const ofThemes = [];
  const scenes = scenesOf().filter((scene) => scene.element === element);
  for (const [at, scene] of scenes.entries()) {
    // A page after another: all of them ask the one store.
    // oxlint-disable no-await-in-loop
    const page = await openScene(stage.browser, stage.site, scene, { width });
    rows.push(...(await rowsOf(page, scene, looksOf(width), scene.states)));
    for (const theme of at === 0 ? themes : []) {
      const [row] = await rowsOf(page, scene, looksOf(width, theme), scene.states.slice(0, 1));
      ofThemes.push({ ...row, title: `${row.title} – ${theme}` });
    }
    await page.context().close();
    // oxlint-enable no-await-in-loop
  }
  return [...rows, ...ofThemes];
}

async function rowsOf(page, scene, looks, states) {
  const rows = states.map(({ title }) => ({ title, cells: [] }));
  for (const look of looks) {
    // oxlint-disable-next-line no-await-in-loop
    await dress(page, look);
    // oxlint-disable-next-line no-await-in-loop
    const boxes = scene.modal ? [wholeView(page)] : await boxesOf(page, states.length);
    const clip = {
      x: 0,
      y: 0,
      width: look.width,
      height: Math.ceil(Math.max(...boxes.map(({ y, height }) => y + height))),
    };
    // oxlint-disable-next-line no-await-in-loop
    const picture = await page.screenshot({ clip, animations: 'disabled' });
    const png = picture.toString('base64');
    for (const [at, row] of rows.entries()) row.cells.push({ png, box: boxes[at] });
  }
  return rows;
}

function wholeView(page) {
  return { x: 0, y: 0, ...page.viewportSize() };
}

function boxesOf(page, count) {
  return page.evaluate(
    (most) =>
      Array.from(document.querySelectorAll('section > div'))
        .slice(0, most)
        .map((section) => {
          const { x, y, width, height } = section.getBoundingClientRect();
          return { x, y, width, height };
        }),
    count,
  );
}
