import { css, html, type LitElement } from 'lit';
import { adoptStyles } from '../adopt-styles.js';
import { shopWords } from '../words/shop-words.js';

const styles = css`
  .stepper {
    display: flex;
    gap: var(--_space);
  }
  .stepper button[type] {
    inline-size: var(--_control-height);
    padding: 0;
  }
  .stepper [aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
  .stepper input[type='number'] {
    inline-size: 4rem;
    padding: 0;
    text-align: center;
    appearance: textfield;
  }
  .stepper input::-webkit-inner-spin-button {
    appearance: none;
  }
`;

/** How many units to buy: a number field between two buttons. */
export function quantityStepper({
  host,
  value,
  max,
  language,
  changed,
}: {
  /** Whose shadow root it stands in. */
  host: LitElement;
  value: number;
  /** Units that can be bought at most. */
  max: number;
  language: string | undefined;
  /** Told the new number, which is whole and from 1 to `max`. */
  changed: (value: number) => void;
}): unknown {
  adoptStyles(host, styles);
  const words = shopWords.in(language);
  const set = (wanted: number): number => {
    const possible = Math.max(1, Math.min(max, Math.floor(wanted) || value));
    changed(possible);
    return possible;
  };
  return html`<div class="stepper" role="group" aria-label=${words.units} part="quantity">
    <button
      type="button"
      aria-label=${words.oneFewer}
      aria-disabled=${value <= 1}
      @click=${() => set(value - 1)}
    >
      <span aria-hidden="true">−</span>
    </button>
    <input
      type="number"
      inputmode="numeric"
      min="1"
      max=${max}
      aria-label=${words.units}
      .value=${String(value)}
      @change=${({ currentTarget }: Event) => {
        if (!(currentTarget instanceof HTMLInputElement)) return;
        // What was typed may be no number that can be bought.
        currentTarget.value = String(set(currentTarget.valueAsNumber));
      }}
    />
    <button
      type="button"
      aria-label=${words.oneMore}
      aria-disabled=${value >= max}
      @click=${() => set(value + 1)}
    >
      <span aria-hidden="true">+</span>
    </button>
  </div>`;
}
