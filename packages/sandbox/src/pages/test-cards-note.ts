import { testCards } from '../browser/card/test-cards.js';
import { html } from './html.js';

/** Says that this is the sandbox, and which cards it knows. */
export const testCardsNote = html`<div class="Note Block">
  <p>
    <strong>SANDBOX</strong> No money moves. Card <bdi class="Digits">4242 4242 4242 4242</bdi>, any
    date ahead, any code.
  </p>
  <details>
    <summary>More test cards</summary>
    <ul>
      ${testCards.map(({ number, does }) => html`<li><bdi class="Digits">${number}</bdi> ${does}</li>`)}
    </ul>
  </details>
</div>`;
