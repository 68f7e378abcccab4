/** What `pnpm test:live` runs once everything is set up: the whole-path tests on a real Stripe account in test mode. */
import { runTool } from './run-tool.mjs';

if (!process.env.STRIPE_SECRET_KEY || !process.env.STRIPE_PUBLISHABLE_KEY) {
  console.log(
    'skipped: no keys (set STRIPE_SECRET_KEY and STRIPE_PUBLISHABLE_KEY to test keys of one account)',
  );
  process.exit(0);
}

run('node', ['scripts/build.mjs']);
run('vitest', ['run', '--project=whole-path']);

function run(program, args) {
  const { status } = runTool(program, args);
  if (status !== 0) process.exit(status ?? 1);
}
