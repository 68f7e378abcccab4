import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { chunks } from './scripts/chunks.mjs';
import { packWords } from './scripts/pack-words.mjs';
import { quietReaders } from './scripts/quiet-readers.mjs';
import { slimLit } from './scripts/slim-lit.mjs';

const sandboxEntries = 'packages/sandbox/dist/browser/entries';

const entry = fileURLToPath(
  import.meta.resolve('./packages/elements/dist/script-tag/script-tag.js'),
);
const checkout = entry.replace(/script-tag\.js$/, 'checkout.js');

const licences = '/*! storetag, MIT. With Lit, © Google LLC, BSD-3-Clause. */';

/** Minifies the templates of our own modules. Lit's hold none, but talk of `unsafeCSS`, which would stop it. */
function minifyTemplates() {
  const { transform } = minifyTemplateLiterals();
  return {
    name: 'minify-templates',
    transform(code, id) {
      return id.includes('node_modules') ? null : transform.call(this, code, id);
    },
  };
}

const minify = terser({
  module: true,
  ecma: 2022,
  compress: {
    passes: 3,
    unsafe_arrows: true,
    unsafe_methods: true,
    pure_getters: true,
    keep_fargs: false,
  },
  format: { comments: /^!/ },
});

/**
 * Puts whatever `checkout.js` imports, and the entry does not, into the file of that name. Left to itself, rollup makes a
 * file of its own of what others share with it; but it is to need the entry only.
 * A locale is a file of its own, however small. So is what only pages need that a server rendered.
 */
function manualChunks(id, { getModuleInfo }) {
  const [, locale] = /\/words\/locales\/([\w-]+)\.js$/.exec(id) ?? [];
  if (locale) return locale;
  if (/\/elements\/dist\/ssr\/|\/ssr-client\//.test(id)) return 'take-over';
  // The entry imports these through an index file, but does not use them.
  if (/\/protocol\/dist\/(amount-for|checkout|config|ids|order|problem)\.js$/.test(id))
    return 'checkout';
  const isBelow = (start) => {
    const seen = new Set([start]);
    for (const each of seen) {
      for (const imported of getModuleInfo(each)?.importedIds ?? []) seen.add(imported);
    }
    return seen.has(id);
  };
  return isBelow(checkout) && !isBelow(entry) ? 'checkout' : undefined;
}

/** The script-tag file, and those in the folder beside it that it loads later. */
const scriptTag = {
  input: { storetag: entry },
  preserveEntrySignatures: 'allow-extension',
  output: {
    dir: 'packages/elements/dist',
    format: 'es',
    sourcemap: true,
    // The locales hold nothing but words.
    banner: ({ facadeModuleId }) => (facadeModuleId?.includes('/locales/') ? '' : licences),
    entryFileNames: '[name].js',
    chunkFileNames: 'storetag/[name].js',
    // What little two parts share goes into one of them.
    experimentalMinChunkSize: 1500,
    manualChunks,
    onlyExplicitManualChunks: true,
  },
  plugins: [
    slimLit(),
    quietReaders(),
    resolve(),
    packWords(),
    minifyTemplates(),
    chunks({ eager: 'checkout', apart: { chunk: 'locale', holds: /\/words\/locales\// } }),
    minify,
  ],
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
