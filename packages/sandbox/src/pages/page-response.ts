import { escapeHtml, Html, html } from './html.js';

/** What a page is and needs. */
export interface Page {
  title: string;
  body: Html;
  /** Direction of the text; default `ltr`. */
  direction?: 'ltr' | 'rtl';
  /** Names of stylesheets in `styles/`. */
  styles: readonly string[];
  /** Name of the script, a file of `browser/entries/`. */
  script?: string;
  /** `data-*` of `<html>`. */
  data?: Readonly<Record<string, string>>;
  /** Who may show this page in a frame; default `nobody`. */
  framedBy?: 'anyone' | 'nobody';
  /** A frame on a page that brings its own fonts takes them from anywhere. */
  fontsFromAnywhere?: boolean;
  status?: number;
}

/** A page with headers that let it run its own script and nothing else. */
export function pageResponse(page: Page): Response {
  const { title, body, direction = 'ltr', styles, script, data = {}, framedBy = 'nobody' } = page;
  const attributes = Object.entries(data).map(
    ([name, value]) => new Html(` data-${name}="${escapeHtml(value)}"`),
  );
  const markup = html`<!doctype html>
    <html lang="en" dir="${direction}" ${attributes}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${styles.map((name) => html`<link rel="stylesheet" href="/_internal/assets/${name}.css" />`)}
        ${script && html`<script defer src="/_internal/assets/${script}.js"></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  const fonts = page.fontsFromAnywhere ? '*' : "'self'";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${page.fontsFromAnywhere ? "'self' http: https:" : "'self'"}`,
    `font-src ${fonts}${page.fontsFromAnywhere ? ' data:' : ''}`,
    'img-src * data:',
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    ...(framedBy === 'nobody' ? ["frame-ancestors 'none'"] : []),
  ];
  return new Response(String(markup), {
    status: page.status ?? 200,
    headers: {
      'cache-control': 'no-store',
      'content-security-policy': policy.join('; '),
      'content-type': 'text/html; charset=utf-8',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      ...(framedBy === 'nobody' ? { 'x-frame-options': 'DENY' } : {}),
    },
  });
}
