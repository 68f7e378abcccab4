/** What `pnpm test:live` runs once everything is set up: the whole-path tests on a real Stripe account in test mode. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

if (!process.env.STRIPE_SECRET_KEY || !process.env.STRIPE_PUBLISHABLE_KEY) {
  console.log(
    'skipped: no keys (set STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY to test keys of one account)',
  );
  process.exit(0);
}

run(process.execPath, ['scripts/build.mjs']);
run(join(root, 'node_modules', '.bin', 'vitest'), ['run', '--project=whole-path']);

function run(program, args) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
