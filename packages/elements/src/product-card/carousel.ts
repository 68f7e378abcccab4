import { html, nothing, type LitElement } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { fill } from '../words/message.js';
import { shopWords, type ShopWords } from '../words/shop-words.js';
import { carouselStyles } from './carousel.styles.js';

/** Turns the strip of a card's images: by buttons, while fingers, wheels and arrow keys scroll it themselves. */
export class Carousel {
  private readonly card: LitElement;
  /** Index of the image in view. */
  private at = 0;
  /** Whether the customer has looked further than the first. */
  private turned = false;

  constructor(card: LitElement) {
    this.card = card;
    adoptStyles(card, carouselStyles);
  }

  /** Whether the second image may still stand in for the first while a mouse is over the card. */
  get mayPeek(): boolean {
    return !this.turned;
  }

  /** @param count - Number of images in the strip. */
  buttons(count: number, language: string | undefined): unknown {
    const words: ShopWords = shopWords.in(language);
    const at = Math.min(this.at, count - 1);
    return html`
      <div class="turns">
        ${this.button('previous', words.previousImage, at > 0, -1)}
        <span part="position">
          <span aria-hidden="true">${at + 1} / ${count}</span>
          <span class="unseen" aria-live="polite">
            ${this.turned ? fill(words.imageAt, { index: at + 1, total: count }) : nothing}
          </span>
        </span>
        ${this.button('next', words.nextImage, at < count - 1, 1)}
      </div>
    `;
  }

  /** Tells which image is in view now. */
  readonly scrolled = ({ currentTarget: strip }: Event): void => {
    if (!(strip instanceof HTMLElement)) return;
    // Scrolled to the left, it is negative where the page runs from right to left.
    const at = Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth);
    if (at === this.at) return;
    this.at = at;
    this.turned = true;
    this.card.requestUpdate();
  };

  // Not `disabled` at the ends: that would drop the focus.
  private button(part: string, label: string, enabled: boolean, step: number): unknown {
    return html`<button
      part=${part}
      type="button"
      aria-label=${label}
      aria-disabled=${!enabled}
      @click=${() => this.turn(step)}
    >
      <span aria-hidden="true">${step < 0 ? '‹' : '›'}</span>
    </button>`;
  }

  private turn(step: number): void {
    const strip = this.card.renderRoot.querySelector('.strip');
    const next = strip?.querySelectorAll('img')[this.at + step];
    if (!strip || !next) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Not `scrollIntoView`, which would scroll the page as well.
    const left = next.getBoundingClientRect().left - strip.getBoundingClientRect().left;
    strip.scrollBy({ left, behavior: still ? 'instant' : 'smooth' });
  }
}
