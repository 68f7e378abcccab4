import { engines } from './engines.mjs';

/** The tests of the elements, and the core paths, as steps: each in every engine, and the reason where one is missing. */
export function browserSteps() {
  const each = engines.map((engine) => ({
    ...engine,
    missing: engine.find() ? undefined : `${engine.name} is not installed. ${engine.mend}`,
  }));
  return [
    ...each.map(({ key, name, missing }) => ({
      name: `elements in ${name}`,
      missing,
      run: ['wtr'],
      env: { ENGINE: key },
      counts: `elements-${key}.json`,
    })),
    ...each.map(({ key, name, missing }) => ({
      ...vitestStep(`core-paths-${key}`),
      name: `core paths in ${name}`,
      missing,
    })),
  ];
}

/** A project of vitest.config.ts as a step. */
export function vitestStep(project) {
  return {
    run: [
      'vitest',
      'run',
      `--project=${project}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=test-results/${project}.json`,
    ],
    counts: `${project}.json`,
  };
}
