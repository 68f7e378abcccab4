/** Checks the templates of the Vue and Svelte examples against the types that `@storetag/elements` has for them. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTool } from './run-tool.mjs';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const checks = [
  { example: 'vue', run: ['vue-tsc', '--noEmit'] },
  { example: 'svelte', run: ['svelte-check', '--fail-on-warnings', '--output', 'human'] },
];

for (const { example, run } of checks) {
  const cwd = join(examples, example);
  const [program, ...args] = run;
  const { status } = runTool(program, args, { cwd, bins: join(cwd, 'node_modules', '.bin') });
  if (status !== 0) process.exitCode = 1;
}
