import type { Engine } from '../../core/engine.js';
import { html } from '../html.js';
import { dashboardPage, timeWords } from './dashboard-page.js';

/** The sandbox's time, and the way back to the start. */
export function clockTab(engine: Engine, url: URL): Response {
  return dashboardPage(
    'clock',
    url,
    'Sessions expire and webhooks are tried again by this clock. It goes forward only.',
    html`<p class="Now">${timeWords(engine.clock.now())}</p>
      <form class="Inline" method="post" action="/dashboard/actions/advance">
        <label for="count">Advance by</label>
        <input class="Text" id="count" name="count" inputmode="numeric" value="1" required />
        <label class="VisuallyHidden" for="unit">Unit</label>
        <select class="Text" id="unit" name="unit">
          <option value="minutes">minutes</option>
          <option value="hours" selected>hours</option>
          <option value="days">days</option>
        </select>
        <button class="Button Small" type="submit">Advance</button>
      </form>
      <section class="Later" aria-labelledby="reset">
        <h3 id="reset">Reset</h3>
        <p class="Lead">
          Forgets payments, sessions, customers and events, and puts the products back.
        </p>
        <details>
          <summary>Reset…</summary>
          <form class="Inline" method="post" action="/dashboard/actions/reset">
            <button class="Button Button--quiet Small" type="submit">Yes, reset everything</button>
          </form>
        </details>
      </section>`,
  );
}
