import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import markdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { layout, menu } from './layout.mjs';
import { styleGuide } from './style-guide.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where each page that is Markdown comes from. */
const sources = {
  index: 'docs/welcome.md',
  elements: 'packages/elements/README.md',
  tokens: 'docs/tokens.md',
  server: 'packages/server/README.md',
  'command-line': 'packages/cli/README.md',
  'no-server': 'examples/no-server/README.md',
  frameworks: 'docs/frameworks.md',
  accessibility: 'docs/accessibility.md',
  sandbox: 'packages/sandbox/README.md',
};
const markdown = markdownIt({ html: true, linkify: false }).use(anchor);

/** Writes every page as HTML into a folder, for Vite to build. */
export function writePages(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, title] of menu) {
    const body =
      name === 'style-guide'
        ? styleGuide(join(root, 'packages/elements/custom-elements.json'))
        : withLinks(markdown.render(readFileSync(join(root, sources[name]), 'utf8')));
    const text = body
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    const page = layout({ name, title, body, description: text.slice(0, 150) });
    writeFileSync(join(folder, `${name}.html`), page);
  }
}

/** Links between the Markdown files, as links between the pages; those to other files lead to the repository. */
function withLinks(html) {
  return html.replace(
    /(href|src)="(?!https?:|#|mailto:|[\w-]+\.html)([^"]+)"/g,
    (_, attribute, path) => {
      const page = Object.entries(sources).find(
        ([, file]) =>
          file.endsWith(path.replace(/^(\.\.?\/)+/, '').replace(/#.*/, '')) ||
          file.startsWith(`${path.replace(/^(\.\.?\/)+/, '').replace(/\/$/, '')}/`),
      );
      if (page && attribute === 'href') return `href="${page[0]}.html"`;
      return `${attribute}="https://github.com/storetag/storetag/blob/main/${path.replace(/^(\.\.?\/)+/, '')}"`;
    },
  );
}
