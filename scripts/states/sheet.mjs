import { columns } from './photograph.mjs';

/** Most bytes of a sheet. */
const MOST_BYTES = 200_000;

/**
 * What is tolerated: pictures are compared by the mean colours of squares, so that the edges of letters, which every
 * machine draws its own way, do not count. See {@link compare}.
 */
export const tolerance = {
  /** Side of a square in pixels of the sheet. */
  square: 6,
  /** How far each of red, green and blue may be off, of 255. */
  channel: 16,
  /** Which part of a cell's squares may be off by more. */
  share: 0.01,
  /** By which part a cell may be higher or wider. */
  size: 0.02,
};

/**
 * Puts rows of pictures onto one sheet.
 *
 * @param desk - A page to do it in: the browser reads and writes pictures.
 * @returns The sheet as WebP, and where its cells are, in its pixels.
 */
export async function compose(desk, rows) {
  for (const [scale, quality] of [
    [0.5, 0.8],
    [0.5, 0.6],
    [0.4, 0.6],
    [0.33, 0.6],
    [0.33, 0.4],
    [0.25, 0.5],
  ]) {
    // The first that is small enough.
    // oxlint-disable-next-line no-await-in-loop
    const { base64, cells } = await desk.evaluate(draw, { rows, columns, scale, quality });
    const webp = Buffer.from(base64, 'base64');
    if (webp.length <= MOST_BYTES) return { webp, layout: { scale, quality, cells } };
  }
  throw new Error(`A sheet of ${rows.length} rows does not fit into ${MOST_BYTES} bytes.`);
}

/**
 * Compares pictures with a sheet.
 *
 * @returns What of each cell is off, `{ name, share }`; `share` is 1 where the cell has another size or is new.
 */
export async function compare(desk, rows, { webp, layout }) {
  // Through the same encoder: what it does to saturated colours is no difference.
  const { scale, quality = 0.8 } = layout;
  const now = await desk.evaluate(draw, { rows, columns, scale, quality });
  const found = await desk.evaluate(measure, {
    cells: now.cells,
    layout,
    tolerance,
    fresh: now.base64,
    sheet: webp.toString('base64'),
  });
  const names = new Set(found.map(({ name }) => name));
  const gone = layout.cells.filter(({ name }) => !names.has(name));
  return [...found, ...gone.map(({ name }) => ({ name, share: 1, why: 'is gone' }))];
}

/* What follows runs in the desk. */

async function draw({ rows, columns: heads, scale, quality }) {
  const [gap, line] = [6, 14];
  const pictures = new Map();
  for (const { png } of rows.flatMap(({ cells }) => cells)) {
    if (pictures.has(png)) continue;
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    // oxlint-disable-next-line no-await-in-loop
    await picture.decode();
    pictures.set(png, picture);
  }
  const widths = heads.map((_, at) => Math.max(...rows.map(({ cells }) => cells[at].box.width)));
  const sum = widths.reduce((total, width) => total + Math.round(width * scale) + gap, gap);
  const heightOf = ({ cells }) =>
    Math.max(...cells.map(({ box }) => Math.round(box.height * scale))) + line + gap;
  const canvas = document.createElement('canvas');
  canvas.width = sum;
  canvas.height = rows.reduce((total, row) => total + heightOf(row), line + gap);
  const paper = canvas.getContext('2d');
  paper.fillStyle = '#e8e8ea';
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.fillStyle = '#222';
  paper.font = '11px sans-serif';
  paper.imageSmoothingQuality = 'high';
  const cells = [];
  let y = 0;
  for (const [at, row] of rows.entries()) {
    let x = gap;
    const top = y + line + (at === 0 ? line : 0);
    for (const [column, { png, box }] of row.cells.entries()) {
      if (at === 0) paper.fillText(heads[column], x, line - 3);
      const [width, height] = [box.width, box.height].map((side) => Math.round(side * scale));
      paper.drawImage(
        pictures.get(png),
        box.x,
        box.y,
        box.width,
        box.height,
        x,
        top,
        width,
        height,
      );
      cells.push({ name: `${row.title}, ${heads[column]}`, x, y: top, width, height });
      x += Math.round(widths[column] * scale) + gap;
    }
    paper.fillText(row.title, gap, top - 3);
    y += heightOf(row) + (at === 0 ? line : 0);
  }
  const url = canvas.toDataURL('image/webp', quality);
  return { base64: url.slice(url.indexOf(',') + 1), cells };
}

async function measure({ cells, layout, tolerance: allowed, fresh, sheet }) {
  // The page knows nothing of what is outside.
  // oxlint-disable-next-line unicorn/consistent-function-scoping
  const load = async (base64) => {
    const picture = new Image();
    picture.src = `data:image/webp;base64,${base64}`;
    await picture.decode();
    return picture;
  };
  /** Mean colours of the squares of a part of a picture. */
  const squaresOf = (picture, { x, y, width, height }, wide, high) => {
    const canvas = new OffscreenCanvas(wide, high);
    const paper = canvas.getContext('2d', { willReadFrequently: true });
    paper.imageSmoothingQuality = 'high';
    paper.drawImage(picture, x, y, width, height, 0, 0, wide, high);
    const { data } = paper.getImageData(0, 0, wide, high);
    const side = allowed.square;
    const [across, down] = [Math.ceil(wide / side), Math.ceil(high / side)];
    const sums = new Float64Array(across * down * 4);
    for (let py = 0; py < high; py += 1) {
      for (let px = 0; px < wide; px += 1) {
        const from = (py * wide + px) * 4;
        const to = (Math.floor(py / side) * across + Math.floor(px / side)) * 4;
        for (let channel = 0; channel < 3; channel += 1) sums[to + channel] += data[from + channel];
        sums[to + 3] += 1;
      }
    }
    return sums;
  };
  const stored = await load(sheet);
  const shown = await load(fresh);
  return cells.map((each) => {
    const { name, width, height } = each;
    const cell = layout.cells.find((other) => other.name === name);
    // oxlint-disable-next-line unicorn/consistent-function-scoping
    const off = (now, then) => Math.abs(now - then) > Math.max(1, then * allowed.size);
    if (!cell) return { name, share: 1, why: 'is new' };
    if (off(width, cell.width) || off(height, cell.height)) {
      const why = `is ${width} × ${height}, not ${cell.width} × ${cell.height}`;
      return { name, share: 1, why };
    }
    const now = squaresOf(shown, each, cell.width, cell.height);
    const then = squaresOf(stored, cell, cell.width, cell.height);
    let wrong = 0;
    for (let at = 0; at < now.length; at += 4) {
      const differs = [0, 1, 2].some(
        (channel) =>
          Math.abs(now[at + channel] - then[at + channel]) / now[at + 3] > allowed.channel,
      );
      if (differs) wrong += 1;
    }
    return { name, share: wrong / (now.length / 4) };
  });
}
