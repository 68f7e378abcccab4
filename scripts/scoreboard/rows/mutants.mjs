import { availableParallelism } from 'node:os';
import { buildServer, removeServer } from '../../torture/build-server.mjs';
import { inParallel } from '../../torture/in-parallel.mjs';
import { mutants } from '../mutants/mutants.mjs';
import { runRow } from '../run-row-apart.mjs';

export const name = 'safety mutants killed';
export const target = `all, at least 20`;
export const alone = true;
/** In the full scoreboard only. */
export const full = true;

/** Breaks the server in one way after another, and wants the row red that is there for it. */
export async function run({ seed }) {
  const alive = [];
  await inParallel(mutants.length, Math.min(2, availableParallelism()), async (index) => {
    const { name: what, row, edits, full: isFull = false } = mutants[index];
    const build = buildServer(`mutant-${index}`, edits);
    try {
      const { passed } = await runRow(row, { seed, quick: !isFull, build });
      if (passed) alive.push(what);
      console.error(`${passed ? 'ALIVE ' : 'killed'} ${what} (${row})`);
    } finally {
      removeServer(build);
    }
  });
  const killed = mutants.length - alive.length;
  return {
    value: `${killed} of ${mutants.length}`,
    passed: alive.length === 0 && killed >= 20,
    detail:
      alive.length > 0 ? `alive: ${alive.join('; ')}` : 'each by the row that is there for it',
  };
}
