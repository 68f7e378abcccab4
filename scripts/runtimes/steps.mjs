import { vitestStep } from '../browsers/steps.mjs';
import { runtimes } from './runtimes.mjs';

/** The tests of the server in every runtime as steps: one that runs, and one for each runtime that is missing. */
export function runtimeSteps() {
  const missing = Object.values(runtimes).filter(({ program }) => !program);
  return [
    { name: 'server in every runtime', ...vitestStep('runtimes') },
    ...missing.map(({ name }) => ({
      name: `server in ${name}`,
      missing: `${name} is not installed. Run \`npm test\` where npm reaches its registry.`,
    })),
  ];
}
