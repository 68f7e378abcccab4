import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** Milliseconds of a clock that all processes of a machine share and nobody can set. */
export function monotonic() {
  return Number(process.hrtime.bigint() / 1000n) / 1000;
}

/** Writes one line, whole, at the end of a file that several processes write to. */
export function noteEffect(file, entry) {
  appendFileSync(file, `${JSON.stringify({ ...entry, pid: process.pid, at: monotonic() })}\n`);
}

/**
 * What the callbacks of all processes did, by id of the order: `{ begun, ended, pid, attempt, key }`. A run that was
 * killed has ended when its process had.
 *
 * @param deaths - When each process was gone, by pid.
 */
export function readEffects(file, deaths = new Map()) {
  const orders = new Map();
  if (!existsSync(file)) return orders;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '') continue;
    const { what, id, pid, at, attempt, key } = JSON.parse(line);
    const runs = orders.get(id) ?? [];
    orders.set(id, runs);
    if (what === 'begin') {
      runs.push({ begun: at, ended: deaths.get(pid) ?? Infinity, pid, attempt, key, died: true });
    } else {
      const run = runs.findLast((each) => each.pid === pid && each.died);
      if (run) Object.assign(run, { ended: at, died: false });
    }
  }
  return orders;
}

/** How often a callback began while another of the same order was running. */
export function countOverlaps(orders) {
  let overlaps = 0;
  for (const runs of orders.values()) {
    const sorted = runs.toSorted((a, b) => a.begun - b.begun);
    for (const [index, run] of sorted.entries()) {
      if (sorted.slice(0, index).some((earlier) => earlier.ended > run.begun)) overlaps++;
    }
  }
  return overlaps;
}
