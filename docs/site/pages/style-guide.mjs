import { readFileSync } from 'node:fs';
import { escape } from './layout.mjs';
import { states } from './states.mjs';

/** The Style guide: every element in every state, beside its attributes, parts, slots, events and tokens. */
export function styleGuide(manifestFile) {
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const elements = modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName !== undefined);
  const missing = elements.filter(({ tagName }) => !states[tagName]).map(({ tagName }) => tagName);
  if (missing.length > 0)
    throw new Error(`The Style guide shows no state of ${missing.join(', ')}.`);
  const order = Object.keys(states);
  const sorted = elements.toSorted((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));
  return `<h1>Style guide</h1>
<p class="lead">Every element in every state. Change the theme: what you see is the elements’ own tokens.</p>
${themes}
<ul class="contents">${sorted.map(({ tagName }) => `<li><a href="#${tagName}"><code>&lt;${tagName}&gt;</code></a></li>`).join('')}</ul>
${sorted.map(section).join('\n')}`;
}

const themes = `<form class="themes" aria-label="Looks">
  <label>Theme <select name="theme"><option value="">none</option>${['plain', 'soft', 'sharp', 'night', 'paper', 'brand'].map((name) => `<option>${name}</option>`).join('')}</select></label>
  <label>Colour scheme <select name="scheme"><option value="">the system’s</option><option>light</option><option>dark</option></select></label>
  <label>Direction <select name="dir"><option>ltr</option><option>rtl</option></select></label>
  <label>Language <select name="lang">${['en', 'de', 'fr', 'es', 'ja', 'ar', 'he', 'zh-Hans'].map((tag) => `<option>${tag}</option>`).join('')}</select></label>
</form>`;

function section({
  tagName,
  description,
  attributes = [],
  cssParts = [],
  slots = [],
  events = [],
}) {
  const shown = states[tagName]
    .map(
      ([title, html]) =>
        `<figure class="state"><figcaption>${escape(title)}</figcaption>${html}<details><summary>HTML</summary><pre><code>${escape(html)}</code></pre></details></figure>`,
    )
    .join('\n');
  return `<section id="${tagName}" class="element">
<h2><code>&lt;${tagName}&gt;</code></h2>
<p>${words(description ?? '')}</p>
<div class="states">${shown}</div>
${table(
  'Attributes',
  ['Attribute', 'Default', 'Does'],
  attributes.map((each) => [each.name, each.default ?? '', each.description ?? '']),
)}
${table(
  'Parts',
  ['::part()', 'Is'],
  cssParts.map((each) => [each.name, each.description ?? '']),
)}
${table(
  'Slots',
  ['Slot', 'Is'],
  slots.map((each) => [each.name || '(default)', each.description ?? '']),
)}
${table(
  'Events',
  ['Event', 'When'],
  events.filter(({ name }) => name).map((each) => [each.name, each.description ?? '']),
)}
</section>`;
}

function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const body = rows
    .map(
      ([first, ...others]) =>
        `<tr><th scope="row"><code>${escape(first)}</code></th>${others.map((each) => `<td>${words(each)}</td>`).join('')}</tr>`,
    )
    .join('');
  return `<details class="table"><summary>${title}</summary><div class="wide" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div></details>`;
}

/** The manifest's words: Markdown's backticks, and links to names of ours. */
function words(text) {
  return escape(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\{@link ([^}|]+)(\|[^}]*)?\}/g, '<code>$1</code>');
}
