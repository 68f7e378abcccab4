import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = dirname(fileURLToPath(import.meta.url));
const sandbox = dirname(fileURLToPath(import.meta.resolve('@storetag/sandbox/package.json')));

/** The store and the sandbox, as one service worker. */
export default defineConfig({
  publicDir: false,
  resolve: { conditions: ['worker', 'browser'] },
  plugins: [
    {
      name: 'sandbox-in-a-browser',
      enforce: 'pre',
      resolveId: (id) =>
        id.endsWith('/package-file.js')
          ? join(here, 'worker/package-file.ts')
          : id.endsWith('/listen.js') || id === './http/listen.js'
            ? join(here, 'worker/listen.ts')
            : null,
      // What the sandbox reads from its own folder.
      closeBundle() {
        for (const folder of ['assets', 'dist/assets']) {
          cpSync(join(sandbox, folder), join(here, 'dist/sandbox'), {
            recursive: true,
            filter: (file) => !file.endsWith('.map'),
          });
        }
      },
    },
  ],
  build: {
    emptyOutDir: false,
    lib: {
      entry: join(here, 'worker/store-worker.ts'),
      formats: ['es'],
      fileName: () => 'store-worker.js',
    },
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
