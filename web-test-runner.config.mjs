import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher, puppeteerCore } from '@web/test-runner-chrome';
import { emulateSystem } from './scripts/browsers/emulate-system.mjs';
import { findFirefox } from './scripts/browsers/firefox.mjs';
import { testSite } from './scripts/browsers/test-site.mjs';
import { webkitLauncher } from './scripts/browsers/webkit-launcher.mjs';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';

/** A window of its own for each: a page behind another renders no frames. And a storage of its own. */
const createPage = async ({ context }) => {
  const own = await context.browser().createBrowserContext();
  return own.newPage(engine === 'firefox' ? { type: 'window' } : undefined);
};

const launchers = {
  chromium: () =>
    chromeLauncher({
      launchOptions: { executablePath: findChromium(), args: chromiumArguments },
      createPage,
    }),
  firefox: () =>
    chromeLauncher({
      puppeteer: puppeteerCore,
      launchOptions: { browser: 'firefox', executablePath: findFirefox(), headless: true },
      createPage,
    }),
  webkit: () => webkitLauncher({ concurrency: 2 }),
};

/** The engine whose turn it is: `ENGINE=firefox pnpm exec wtr`. */
const { ENGINE: engine = 'chromium' } = process.env;
if (!Object.hasOwn(launchers, engine))
  throw new Error(`ENGINE=${engine}: use one of ${Object.keys(launchers).join(', ')}.`);

/** Writes how many tests passed and failed where `npm test` adds them up. */
const countReporter = {
  onTestRunFinished({ sessions }) {
    const tests = sessions.flatMap((session) => testsOf(session.testResults));
    const broken = sessions.filter((session) => session.errors.length > 0 || !session.testResults);
    const lost = broken.filter(({ testResults }) => !testResults);
    const counts = {
      passed: tests.filter((test) => test.passed).length,
      failed:
        tests.filter((test) => !test.passed && !test.skipped).length + broken.length - lost.length,
      skipped: tests.filter((test) => test.skipped).length,
      // Test files whose browser went away before it could tell anything.
      lost: lost.map(({ testFile }) => testFile),
    };
    mkdirSync('test-results', { recursive: true });
    writeFileSync(`test-results/elements-${engine}.json`, JSON.stringify(counts));
  },
};

function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/** Tests of the elements, in a real browser, from their TypeScript sources. */
export default {
  files: 'packages/elements/src/**/*.test.ts',
  nodeResolve: true,
  // Two windows at once are more than Firefox bears on a busy machine: it disconnects.
  concurrency: engine === 'firefox' ? 1 : 2,
  testsFinishTimeout: 180_000,
  // On a machine that is busy with something else a browser may stand still for seconds.
  testFramework: { config: { timeout: 30_000, retries: 1 } },
  reporters: [defaultReporter(), countReporter],
  browsers: [launchers[engine]()],
  middleware: [testSite()],
  plugins: [
    emulateSystem(),
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      // Without it the field decorators are left as they are and fail in the browser.
      tsconfig: fileURLToPath(new URL('packages/elements/tsconfig.json', import.meta.url)),
    }),
  ],
  // Lit says in each test file that it runs in dev mode.
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
};
