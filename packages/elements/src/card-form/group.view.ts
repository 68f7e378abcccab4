import { html } from 'lit';

/** A group of what is asked for; where it is the only one, it needs no name. */
export function groupView(label: string | undefined, inside: unknown): unknown {
  return label
    ? html`<fieldset>
        <legend part="label">${label}</legend>
        ${inside}
      </fieldset>`
    : inside;
}
