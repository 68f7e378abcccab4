/** Pages, in the order of the menu: the file's name, its title. */
export const menu = [
  ['index', 'Start'],
  ['style-guide', 'Style guide'],
  ['elements', 'Elements'],
  ['tokens', 'Tokens and themes'],
  ['server', 'Server'],
  ['command-line', 'Command line'],
  ['no-server', 'Without a server'],
  ['frameworks', 'Frameworks'],
  ['words', 'Words'],
  ['accessibility', 'Accessibility'],
  ['csp', 'Content Security Policy'],
  ['sandbox', 'Sandbox'],
];

/** A whole page. `body` is HTML of ours; nothing else comes in. */
export function layout({ name, title, body, description, pages }) {
  const links = pages
    .map(([file, text]) => {
      const here = file === name ? ' aria-current="page"' : '';
      return `<li><a href="${file}.html"${here}>${text}</a></li>`;
    })
    .join('');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${name === 'index' ? 'Storetag: any static page becomes a store' : `${title} · Storetag`}</title>
    <meta name="description" content="${escape(description)}" />
    <link rel="icon" href="favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/src/docs.css" />
    <script type="module" src="/src/docs.ts"></script>
  </head>
  <body class="${name}">
    <a class="skip" href="#content">Skip to the content</a>
    <header>
      <a class="mark" href="index.html">Storetag</a>
      <nav aria-label="Documentation"><ul>${links}</ul></nav>
    </header>
    <main id="content">${body}</main>
    <footer><p>MIT licence. The shops on these pages run in your browser, on a sandbox: no money moves.</p></footer>
  </body>
</html>
`;
}

/** Text as HTML. */
export function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
