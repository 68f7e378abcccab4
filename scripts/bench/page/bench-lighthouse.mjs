/**
 * `pnpm bench:lighthouse`: what Lighthouse says of `examples/static-site` with the demo store, on a telephone as it
 * models one, the median of five runs. Prints the scores, and what is not perfect; exits with 1 when one is below 100.
 */
import { fileURLToPath } from 'node:url';
import { benchSite } from './bench-site.mjs';
import { lighthouse } from './lighthouse.mjs';

const site = await benchSite({
  folder: fileURLToPath(new URL('../../../examples/static-site', import.meta.url)),
});
try {
  const audit = await lighthouse(`${site.url}/`);
  if (!audit) console.log('Not measured: Lighthouse could not be installed from npm.');
  for (const [title, score] of audit?.scores ?? []) {
    if (score < 100) process.exitCode = 1;
    console.log(
      `${title.padEnd(20)} ${String(score).padStart(3)}  ${score < 100 ? '✗' : '✓'} at least 100`,
    );
  }
  for (const failed of audit?.failed ?? []) console.log(`  not perfect: ${failed}`);
} finally {
  await site.close();
}
