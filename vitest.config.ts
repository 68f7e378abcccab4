import { defineConfig } from 'vitest/config';

/** On a machine that is busy with something else a browser may stand still for seconds. What fails twice has failed. */
const retry = 1;

/** Everything that runs in Node. Elements are tested in real browsers, by web-test-runner.config.mjs. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'packages',
          include: [
            'packages/{protocol,server,sandbox,cli}/src/**/*.test.ts',
            'scripts/**/*.test.mjs',
          ],
          exclude: ['scripts/states/**'],
          restoreMocks: true,
          retry,
          // Some wait out limits of several seconds, and machines are slow at times.
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      // The server in every runtime, over HTTP.
      {
        test: {
          name: 'runtimes',
          include: ['examples/runtimes/src/*.test.mjs'],
          retry,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // Every element in every state, in Chromium.
      {
        test: {
          name: 'states',
          include: ['scripts/states/*.test.mjs'],
          retry,
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'whole-path',
          include: ['examples/whole-path/src/*.test.ts'],
          restoreMocks: true,
          retry,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      // The core paths, which are tested in each engine.
      ...(['chromium', 'firefox', 'webkit'] as const).map((engine) => ({
        test: {
          name: `core-paths-${engine}`,
          include: ['examples/whole-path/src/engines/*.test.ts'],
          provide: { engine },
          restoreMocks: true,
          retry,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      })),
    ],
  },
});
