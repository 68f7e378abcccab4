/**
 * What `npm test` runs once everything is set up: type-check and build, the checks, every test; then one table and,
 * as its last line, how many passed and failed over all runners. Exits with 1 when anything failed.
 */
import { browserSteps, vitestStep } from './browsers/steps.mjs';
import { runSteps } from './run-steps.mjs';
import { runtimeSteps } from './runtimes/steps.mjs';

runSteps([
  { name: 'types and build', run: ['node', 'scripts/build.mjs'], needed: true },
  { name: 'lint', run: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', run: ['oxfmt', '--check'] },
  { name: 'package boundaries', run: ['node', 'scripts/check-boundaries.mjs'] },
  { name: 'imports in plain Node', run: ['node', 'scripts/check-node-imports.mjs'] },
  { name: 'custom-elements.json', run: ['node', 'scripts/check-manifest.mjs'] },
  { name: 'words of 24 languages', run: ['node', 'scripts/check-locales.mjs'] },
  { name: 'templates’ types', run: ['node', 'scripts/check-framework-types.mjs'] },
  { name: 'published packages', run: ['node', 'scripts/check-packages.mjs'] },
  { name: 'unused code', run: ['knip', '--no-progress'] },
  { name: 'size', run: ['size-limit'] },
  { name: 'packages in Node', ...vitestStep('packages') },
  {
    name: 'scoreboard, quick',
    run: ['node', 'scripts/scoreboard/scoreboard.mjs', '--quick', '--built'],
    counts: 'scoreboard.json',
  },
  ...runtimeSteps(),
  { name: 'whole path in Chromium', ...vitestStep('whole-path') },
  { name: 'every state in Chromium', ...vitestStep('states') },
  ...browserSteps(),
]);
