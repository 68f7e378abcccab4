import { cpSync, existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { writePages } from './pages/write-pages.mjs';
import { fillShop } from './worker/fill-shop.js';

const here = dirname(fileURLToPath(import.meta.url));
const pages = join(here, '.pages');
await writePages(pages, fillShop);
cpSync(join(here, 'src'), join(pages, 'src'), { recursive: true });
cpSync(join(here, 'public'), join(pages, 'public'), { recursive: true });
const elements = dirname(fileURLToPath(import.meta.resolve('@storetag/elements/package.json')));
cpSync(join(elements, 'themes'), join(pages, 'public/themes'), { recursive: true });
const images = join(here, '../images');
if (existsSync(images)) cpSync(images, join(pages, 'public/images'), { recursive: true });

/** The pages: plain files for any static host that serves them from the root of an origin. */
export default defineConfig({
  root: pages,
  appType: 'mpa',
  build: {
    outDir: join(here, 'dist'),
    emptyOutDir: true,
    // The page stands still until its store is there.
    target: 'es2022',
    rolldownOptions: {
      input: readdirSync(pages)
        .filter((file) => file.endsWith('.html'))
        .map((file) => join(pages, file)),
    },
  },
});
