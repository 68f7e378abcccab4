import { existsSync, readdirSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';

const sandboxEntries = 'packages/sandbox/dist/browser/entries';

const minify = () => terser({ module: true, ecma: 2022, compress: { passes: 3 } });

/** The script-tag file: one module with everything in it, so that `integrity` covers all that runs. */
const scriptTag = {
  input: 'packages/elements/dist/script-tag.js',
  output: { file: 'packages/elements/dist/storetag.js', format: 'es', sourcemap: true },
  plugins: [resolve(), minifyTemplateLiterals(), minify()],
};

/** What the sandbox sends to browsers: classic scripts, as Stripe.js is one. */
const sandboxScripts = existsSync(sandboxEntries)
  ? readdirSync(sandboxEntries)
      .filter((file) => file.endsWith('.js') && !file.endsWith('.test.js'))
      .map((file) => ({
        input: `${sandboxEntries}/${file}`,
        output: { file: `packages/sandbox/dist/assets/${file}`, format: 'iife', sourcemap: true },
        plugins: [resolve()],
      }))
  : [];

export default [scriptTag, ...sandboxScripts];
