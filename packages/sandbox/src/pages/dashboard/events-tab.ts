import type { Engine } from '../../core/engine.js';
import type { EventRecord } from '../../core/records.js';
import type { Delivery } from '../../webhooks/delivery.js';
import { html, type Html } from '../html.js';
import { actionButton, dashboardPage, timeWords } from './dashboard-page.js';

/** Most events shown. */
const MOST = 60;

/** Events with their deliveries, newest first. */
export function eventsTab(engine: Engine, url: URL): Response {
  const events = engine.state.events.newestFirst().slice(0, MOST);
  const endpoints = [...engine.state.endpoints.values()];
  const { deliveries } = engine.webhooks;
  return dashboardPage(
    'events',
    url,
    endpoints.length === 0
      ? 'No webhook endpoint listens. Make one with the API: POST /v1/webhook_endpoints.'
      : html`Sent to
        ${endpoints.map((endpoint, index) => html`${index > 0 && ', '}<span class="Id">${endpoint.url}</span>`)}.`,
    events.length === 0
      ? html`<p class="Empty">Nothing has happened yet.</p>`
      : html`<ul class="List">
          ${events.map((event) =>
            eventItem(
              event,
              deliveries.filter((delivery) => delivery.event === event.id),
              endpoints.length > 0,
            ),
          )}
        </ul>`,
  );
}

function eventItem(event: EventRecord, deliveries: readonly Delivery[], resendable: boolean): Html {
  return html`<li class="Item Item--wide" data-event="${event.id}">
    <div class="Rows">
      <p class="Head">
        <strong>${event.type}</strong>
        <span class="Muted">${timeWords(event.created * 1000)}</span>
      </p>
      <p class="Head">
        <span class="Id">${event.id}</span>
        <span class="Id">${event.data.object.id}</span>
      </p>
      ${deliveries.map(deliveryRow)}
      <details>
        <summary>Show the event</summary>
        <pre tabindex="0" aria-label="Event ${event.id}">${JSON.stringify(event, null, 2)}</pre>
      </details>
    </div>
    ${resendable && actionButton('resend', { event: event.id }, 'Resend', `Resend ${event.type} ${event.id}`)}
  </li>`;
}

function deliveryRow(delivery: Delivery): Html {
  const { attempts, status, url, next_attempt: next } = delivery;
  const tone = status === 'delivered' ? 'good' : status === 'failed' ? 'bad' : 'wait';
  const answers = attempts.map(
    ({ status: code, error, took }) => `${code ?? error ?? 'no answer'} in ${took} ms`,
  );
  return html`<p class="Head" data-delivery>
    <span class="Tag Tag--${tone}">${status}</span>
    <span class="Id">${url}</span>
    <span class="Muted"
      >${attempts.length}
      ${attempts.length === 1 ? 'attempt' : 'attempts'}${answers.length > 0 && `: ${answers.join(', ')}`}</span
    >
    ${next !== null && html`<span class="Muted">next ${timeWords(next)}</span>`}
  </p>`;
}
