/** What `pnpm test:browsers` runs once everything is set up: the elements and the core paths, in every engine. */
import { browserSteps } from './browsers/steps.mjs';
import { runSteps } from './run-steps.mjs';

runSteps([
  { name: 'types and build', run: ['node', 'scripts/build.mjs'], needed: true },
  ...browserSteps(),
]);
