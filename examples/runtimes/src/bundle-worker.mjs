import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';

/** One module of a Worker and all that it imports, as `wrangler deploy` would send it. */
export async function bundleWorker(entry) {
  const bundle = await rollup({
    input: entry,
    plugins: [resolve({ exportConditions: ['workerd', 'worker', 'browser'] })],
    onLog: (level, log, report) => {
      // Both are in dependencies, and nothing to us.
      if (log.code !== 'CIRCULAR_DEPENDENCY' && log.code !== 'THIS_IS_UNDEFINED')
        report(level, log);
    },
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}
