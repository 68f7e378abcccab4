import { cpSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { writePages } from './pages/write-pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, '.pages');
writePages(pages);
cpSync(join(here, 'src'), join(pages, 'src'), { recursive: true });
const elements = dirname(fileURLToPath(import.meta.resolve('@storetag/elements/package.json')));
cpSync(join(elements, 'themes'), join(pages, 'public/themes'), { recursive: true });

/** The pages: plain files for any static host. */
export default defineConfig({
  root: pages,
  base: './',
  appType: 'mpa',
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    rolldownOptions: {
      input: readdirSync(pages)
        .filter((file) => file.endsWith('.html'))
        .map((file) => join(pages, file)),
    },
  },
});
