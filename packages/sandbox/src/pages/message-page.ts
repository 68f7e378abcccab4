import { html, type Html } from './html.js';
import { pageResponse, type Page } from './page-response.js';
import { sandboxBanner } from './sandbox-banner.js';

/** A page that says one thing. */
export function messagePage(
  title: string,
  text: string,
  status = 200,
  more?: Html,
  framedBy: Page['framedBy'] = 'nobody',
): Response {
  return pageResponse({
    framedBy,
    title: `${title} · SANDBOX`,
    styles: ['base', 'hosted-page'],
    status,
    body: html`<header>${sandboxBanner}</header>
      <main class="Message">
        <h1>${title}</h1>
        <p class="Muted">${text}</p>
        ${more}
      </main>`,
  });
}
