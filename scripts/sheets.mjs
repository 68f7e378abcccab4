/** Takes the pictures of every element in every state anew, into docs/sheets: `pnpm sheets`. Look at them before you commit. */
import { runTool } from './run-tool.mjs';

for (const [command, ...args] of [
  ['node', 'scripts/build.mjs'],
  ['vitest', 'run', '--project=states', 'sheets'],
]) {
  const { status } = runTool(command, args, { env: { ...process.env, UPDATE_SHEETS: '1' } });
  if (status !== 0) process.exit(status ?? 1);
}
