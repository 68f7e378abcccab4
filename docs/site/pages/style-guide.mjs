import { readFileSync } from 'node:fs';
import { escape } from './layout.mjs';
import { states } from './states.mjs';
import { tokensOf } from './tokens-of.mjs';

const themes = ['plain', 'soft', 'sharp', 'night', 'paper', 'brand'];
const languages =
  'en de fr es pt-BR pt it nl da sv nb fi pl cs hu ro el tr uk ja ko zh-Hans ar he'.split(' ');

/**
 * The Style guide: every element in every state, beside its attributes, parts, slots, events and tokens.
 *
 * @param prices - Price ids by lookup key.
 */
export async function styleGuide({ manifestFile, tokensFile, prices }) {
  const { modules } = JSON.parse(readFileSync(manifestFile, 'utf8'));
  const elements = modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName !== undefined);
  const missing = elements.filter(({ tagName }) => !states[tagName]).map(({ tagName }) => tagName);
  if (missing.length > 0)
    throw new Error(`The Style guide shows no state of ${missing.join(', ')}.`);
  const order = Object.keys(states);
  const sorted = elements.toSorted((a, b) => order.indexOf(a.tagName) - order.indexOf(b.tagName));
  const sections = await Promise.all(
    sorted.map(async (element) =>
      section(element, await tokensOf(element.tagName, tokensFile), prices),
    ),
  );
  return `<h1>Style guide</h1>
<p class="lead">Every element in every state, on a sandbox in your own browser. All of it works: buy something with
4242 4242 4242 4242, any date to come and any CVC.</p>
${looks()}
<nav aria-label="Elements"><ul class="contents">${sorted.map(({ tagName }) => `<li><a href="#${tagName}"><code>&lt;${tagName}&gt;</code></a></li>`).join('')}</ul></nav>
${sections.join('\n')}`;
}

/** Fields that change what all elements look like. */
function looks() {
  return `<form class="looks" aria-label="Looks">
  <label>Theme <select name="theme"><option value="">none</option>${options(themes)}</select></label>
  <label>Colours <select name="scheme"><option value="">as the system</option>${options(['light', 'dark'])}</select></label>
  <label>Direction <select name="dir"><option value="ltr">left to right</option><option value="rtl">right to left</option></select></label>
  <label>Language <select name="lang">${languages.map((tag) => `<option value="${tag}" lang="${tag}">${nameOf(tag)}</option>`).join('')}</select></label>
</form>`;
}

function options(values) {
  return values.map((each) => `<option>${each}</option>`).join('');
}

/** A language in its own words. */
function nameOf(tag) {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}

function section(element, tokens, prices) {
  const {
    tagName,
    description = '',
    attributes = [],
    cssParts = [],
    slots = [],
    events = [],
  } = element;
  return `<section id="${tagName}" class="element" aria-labelledby="${tagName}-name">
<h2 id="${tagName}-name"><code>&lt;${tagName}&gt;</code></h2>
<div class="words">${description
    .split(/\n\n/)
    .map((each) => `<p>${words(each)}</p>`)
    .join('')}</div>
<div class="states">${states[tagName].map((state, index) => figure(tagName, index, state, prices)).join('\n')}</div>
<div class="tables">
${table(
  `Attributes of ${tagName}`,
  ['Attribute', 'Default', 'Does'],
  attributes.map((each) => [each.name, defaultOf(each), each.description ?? '']),
)}
${table(
  `Parts of ${tagName}`,
  ['::part()', 'Is'],
  cssParts.map((each) => [each.name, each.description ?? '']),
)}
${table(
  `Slots of ${tagName}`,
  ['Slot', 'Is'],
  slots.map((each) => [each.name || '(default)', each.description ?? '']),
)}
${table(
  `Events of ${tagName}`,
  ['Event', 'When'],
  events.filter(({ name }) => name).map((each) => [each.name, each.description ?? '']),
)}
${table(
  `Tokens of ${tagName}`,
  ['Token', 'Default', 'Reaches'],
  tokens.map((each) => [each.name, each.default, each.reaches]),
)}
</div>
</section>`;
}

/** The default of an attribute; nothing where it is absent, false or empty. */
function defaultOf({ default: value = '' }) {
  const text = value.replace(/^'|'$/g, '');
  return text === '' || text === 'false' ? '' : `\`${text}\``;
}

/** One state: what it is, the element, and its HTML to copy. */
function figure(tagName, index, { title, html, note, cart, withoutOrder }, prices) {
  const markup = withPrices(html, prices);
  const id = `${tagName}-${index + 1}`;
  const opener = cart
    ? `<button type="button" class="open-cart" data-cart="${escape(withPrices(JSON.stringify(cart), prices))}">Open the cart</button>`
    : '';
  const specimen = withoutOrder ? `<template data-later>${markup}</template>` : opener + markup;
  return `<figure class="state" aria-labelledby="${id}">
<figcaption><h3 id="${id}">${escape(title)}</h3>${note ? `<p>${escape(note)}</p>` : ''}</figcaption>
<div class="specimen">${specimen}</div>
<details><summary>HTML<span class="unseen"> of “${escape(title)}”</span></summary><pre tabindex="0"><code>${escape(markup)}</code></pre></details>
</figure>`;
}

function withPrices(text, prices) {
  return text.replace(/\{(\w+)\}/g, (whole, key) => {
    if (key === 'price') return whole;
    const id = prices.get(key);
    if (!id) throw new Error(`The sandbox has no price with the lookup key ${key}.`);
    return id;
  });
}

function table(title, heads, rows) {
  if (rows.length === 0) return '';
  const body = rows
    .map(
      ([first, ...others]) =>
        `<tr><th scope="row"><code>${escape(first)}</code></th>${others.map((each) => `<td>${words(each)}</td>`).join('')}</tr>`,
    )
    .join('');
  const [kind, ...rest] = title.split(' ');
  return `<details class="table"><summary>${kind}<span class="unseen"> ${rest.join(' ')}</span> <span class="count">${rows.length}</span></summary><div class="wide" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${body}</tbody></table></div></details>`;
}

/** The manifest's words: Markdown's backticks, and links to names of ours. */
function words(text) {
  return escape(text)
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\{@link ([^}|]+)(\|[^}]*)?\}/g, '<code>$1</code>');
}
