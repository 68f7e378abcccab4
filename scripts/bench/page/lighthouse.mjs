import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromiumArguments, findChromium } from '../../chromium.mjs';

const folder = fileURLToPath(new URL('../../../.peers/lighthouse', import.meta.url));
const version = '13.5.0';

/**
 * Lighthouse's scores of a page, 0 to 100: of the median of some runs by performance, as Lighthouse advises, because that
 * is as good as the machine is quiet. `undefined` where Lighthouse cannot be installed from npm.
 *
 * @see {@link https://github.com/GoogleChrome/lighthouse/blob/main/docs/variability.md}
 */
export async function lighthouse(url, runs = 5) {
  const program = join(folder, 'node_modules/lighthouse/cli/index.js');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const options = ['--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
    await run('npm', ['install', ...options, `lighthouse@${version}`], {
      cwd: folder,
      shell: process.platform === 'win32',
    });
  }
  if (!existsSync(program)) return undefined;
  const reports = [];
  for (let each = 0; each < runs; each += 1) {
    // One after the other: each takes the machine.
    // oxlint-disable-next-line no-await-in-loop
    reports.push(await audit(program, url));
  }
  const { categories, audits } = reports.toSorted((a, b) => speedOf(a) - speedOf(b))[
    Math.floor(runs / 2)
  ];
  return {
    scores: Object.values(categories).map(({ title, score }) => [title, Math.round(score * 100)]),
    failed: Object.values(audits)
      .filter(
        ({ score, scoreDisplayMode }) =>
          score !== null && score < 1 && scoreDisplayMode !== 'informative',
      )
      .map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`.trim()),
  };
}

function speedOf({ categories }) {
  return categories.performance.score;
}

async function audit(program, url) {
  const report = join(folder, 'report.json');
  const status = await run(
    process.execPath,
    [
      program,
      url,
      '--quiet',
      '--output=json',
      `--output-path=${report}`,
      `--chrome-flags=--headless=new ${chromiumArguments.join(' ')}`,
    ],
    { env: { ...process.env, CHROME_PATH: findChromium() } },
  );
  if (status !== 0) throw new Error(`Lighthouse ended with ${status}.`);
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** Not `spawnSync`: the site may be served by this very process. */
async function run(command, args, options) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const [status] = await once(child, 'close');
  return status;
}
