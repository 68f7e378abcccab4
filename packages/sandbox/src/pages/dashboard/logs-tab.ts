import type { Engine } from '../../core/engine.js';
import { html } from '../html.js';
import { dashboardPage, timeWords } from './dashboard-page.js';

/** Most requests shown. */
const MOST = 100;

/** Requests to the API, newest first; or the one that an error's `request_log_url` names. */
export function logsTab(engine: Engine, url: URL, id?: string): Response {
  const all = engine.requests.all().toReversed();
  const requests = id === undefined ? all.slice(0, MOST) : all.filter((entry) => entry.id === id);
  return dashboardPage(
    'logs',
    url,
    'The latest calls of the API. Bodies and keys are not kept.',
    requests.length === 0
      ? html`<p class="Empty">No requests${id !== undefined && ' of that id'} are known.</p>`
      : html`<ul class="List">
          ${requests.map(
            (entry) =>
              html`<li class="Item">
                <p class="Head">
                  <span class="Tag Tag--${entry.status < 400 ? 'good' : 'bad'}"
                    >${entry.status}</span
                  >
                  <strong>${entry.method} ${entry.path}</strong>
                  ${entry.replayed && html`<span class="Tag">replayed</span>`}
                </p>
                <p class="Head">
                  <span class="Id">${entry.id}</span>
                  <span class="Muted">${timeWords(entry.time)}</span>
                </p>
              </li>`,
          )}
        </ul>`,
  );
}
