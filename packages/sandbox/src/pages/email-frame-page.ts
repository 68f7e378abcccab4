import type { Route } from '../http/route.js';
import { field } from './card-fields-markup.js';
import { framePage } from './frame-page.js';
import { html } from './html.js';

/** The frame of the Link Authentication and the Contact Details Element. */
export const emailFrameRoute: Route = {
  method: 'GET',
  path: '/_internal/frames/email',
  handle: (context) =>
    framePage(context, {
      title: 'Secure email input',
      script: 'email-frame',
      body: html`<form novalidate aria-label="Contact">
        <div class="Fields">
          ${field(
            'email',
            'Email',
            html`<input
              class="Input"
              id="email"
              name="email"
              type="email"
              dir="ltr"
              autocomplete="email"
              placeholder="you@example.com"
              aria-describedby="email-error"
              spellcheck="false"
            />`,
          )}
        </div>
      </form>`,
    }),
};
