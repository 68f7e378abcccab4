import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import markdownIt from 'markdown-it';
import anchor from 'markdown-it-anchor';
import { escape, layout, menu } from './layout.mjs';
import { priceIds } from './price-ids.mjs';
import { styleGuide } from './style-guide.mjs';

/** Where each page that is Markdown comes from. */
const sources = {
  index: 'docs/welcome.md',
  elements: 'packages/elements/README.md',
  tokens: 'docs/tokens.md',
  server: 'packages/server/README.md',
  'command-line': 'packages/cli/README.md',
  'no-server': 'examples/no-server/README.md',
  frameworks: 'docs/frameworks.md',
  words: 'docs/words.md',
  accessibility: 'docs/accessibility.md',
  csp: 'docs/csp.md',
  sandbox: 'packages/sandbox/README.md',
  order: 'docs/order.md',
};
/** What is not in the menu. */
const others = [['order', 'Your order']];
const repository = 'https://github.com/storetag/storetag/blob/main';
const markdown = markdownIt({ html: true, linkify: false }).use(anchor);
// A table that is wider than the page is scrolled, by the keyboard, too; it is named by the heading above it.
markdown.renderer.rules.table_open = (tokens, at, _, env) => {
  const heading = tokens.findLastIndex(({ type }, index) => index < at && type === 'heading_open');
  const name = tokens[heading + 1]?.content.replace(/[`<>]/g, '') ?? 'Table';
  const count = ((env.tables ??= {})[name] = (env.tables[name] ?? 0) + 1);
  return `<div class="wide" tabindex="0" role="region" aria-label="${escape(name)}, table ${count}"><table>`;
};
markdown.renderer.rules.table_close = () => '</table></div>';
// A heading without words is none.
markdown.renderer.rules.th_open = (tokens, at) =>
  tokens[at + 1]?.content === '' ? '<td>' : '<th scope="col">';
markdown.renderer.rules.th_close = (tokens, at) =>
  tokens[at - 1]?.content === '' ? '</td>' : '</th>';
for (const rule of ['fence', 'code_block']) {
  const render = markdown.renderer.rules[rule];
  markdown.renderer.rules[rule] = (...all) => render(...all).replace('<pre', '<pre tabindex="0"');
}

/**
 * Writes every page as HTML into a folder, for Vite to build.
 *
 * @param folder - Emptied first.
 * @param fillShop - What the store in the page has beside the demo catalogue.
 */
export async function writePages(folder, fillShop) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const root = rootOf(import.meta.url);
  const pages = menu.filter(([name]) => !sources[name] || existsSync(join(root, sources[name])));
  const prices = await priceIds(fillShop);
  for (const [name, title] of [...pages, ...others]) {
    const body =
      name === 'style-guide'
        ? // One page after the other: there are ten.
          // oxlint-disable-next-line no-await-in-loop
          await styleGuide({
            manifestFile: join(root, 'packages/elements/custom-elements.json'),
            tokensFile: join(root, 'docs/tokens.md'),
            prices,
          })
        : withLinks(
            markdown.render(readFileSync(join(root, sources[name]), 'utf8'), {}),
            name,
            pages,
          );
    const page = layout({ name, title, body, description: descriptionOf(body), pages });
    writeFileSync(join(folder, `${name}.html`), page);
  }
}

/** The repository's folder, from wherever Vite has put this file. */
function rootOf(url) {
  let folder = dirname(fileURLToPath(url));
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) folder = dirname(folder);
  return folder;
}

/** The first paragraph, as text. */
function descriptionOf(body) {
  const paragraph = /<p[^>]*>([\s\S]+?)<\/p>/.exec(body)?.[1] ?? '';
  return unescaped(paragraph.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).trim();
}

function unescaped(text) {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code))
    .replace(/&amp;/g, '&');
}

/** Links between the Markdown files, as links between the pages; those to other files lead to the repository. */
function withLinks(html, name, pages) {
  const folder = posix.dirname(sources[name]);
  return html.replace(
    /(?<=<(?:a|img) )(href|src)="(?!https?:|#|mailto:|[\w-]+\.html)([^"]+)"/g,
    (_, attribute, link) => {
      const [path = '', hash = ''] = link.split('#');
      const file = posix.join(folder, path).replace(/\/$/, '');
      const page = pages.find(
        ([each]) => sources[each] === file || sources[each] === `${file}/README.md`,
      );
      const image = /^docs\/(images\/.+)$/.exec(file)?.[1];
      if (image && attribute === 'src') return `src="/${image}"`;
      if (page) return `href="${page[0]}.html${hash && `#${hash}`}"`;
      return `${attribute}="${repository}/${file}${hash && `#${hash}`}"`;
    },
  );
}
