/**
 * Checks the words of the elements: each locale has every key of English and no other, the same placeholders, and every
 * plural form that its language needs; each key is used in the sources; each built file is small.
 *
 * Run after the build. With `--write` it lists the words in `docs/words.md`, which it compares otherwise.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { gzipSync } from 'node:zlib';
import { englishGroups, pack } from './pack-words.mjs';

/** Bytes of a locale's file at most, with gzip. */
const LIMIT = 1500;
/** Counts beyond it no shop shows; French has a form of its own for millions. */
const COUNTS = 2000;

const elements = fileURLToPath(new URL('../packages/elements/', import.meta.url));
const folder = join(elements, 'dist/words/locales');
const groups = await englishGroups(pathToFileURL(join(elements, 'dist/words/')));
const english = Object.assign({}, ...Object.values(groups));
const problems = [];
const complain = (where, what) => problems.push(`${where}: ${what}`);

const byText = (one, other) => one.localeCompare(other);

/** `{name}` and the like of a message, in all its forms. */
function placeholders(message) {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(texts.flatMap((text) => text.match(/{\w+}/g) ?? []))].toSorted(byText);
}

/** The plural forms of whole numbers that a shop can show. */
function forms(locale) {
  const rules = new Intl.PluralRules(locale);
  return new Set(Array.from({ length: COUNTS }, (_, count) => rules.select(count)));
}

function checkMessage(locale, key, message) {
  const where = `${locale}.${key}`;
  const source = english[key];
  if (typeof message !== typeof source) return complain(where, 'is a plural in one language only.');
  if (!isDeepStrictEqual(placeholders(message), placeholders(source)))
    complain(
      where,
      `has ${placeholders(message).join(' ')}, not ${placeholders(source).join(' ')}.`,
    );
  if (typeof message === 'string') {
    if (!message.trim()) complain(where, 'is empty.');
    return undefined;
  }
  const needed = forms(locale).add('other');
  for (const form of needed) if (!message[form]) complain(where, `lacks the form ${form}.`);
  for (const form of Object.keys(message)) {
    if (!needed.has(form)) complain(where, `has the form ${form}, which the language has not.`);
  }
  return undefined;
}

const locales = readdirSync(folder)
  .filter((file) => file.endsWith('.js'))
  .map((file) => file.slice(0, -3));
const { modules } = await import(pathToFileURL(join(elements, 'dist/words/import-locale.js')).href);
if (!isDeepStrictEqual(Object.keys(modules).toSorted(byText), locales.toSorted(byText)))
  complain('import-locale.ts', `does not import exactly ${locales.join(' ')}.`);

const sizes = [];
for (const locale of locales) {
  const file = join(folder, `${locale}.js`);
  const { words } = await import(pathToFileURL(file).href);
  for (const key of Object.keys(english)) {
    if (words[key] === undefined) complain(locale, `lacks “${key}”.`);
    else checkMessage(locale, key, words[key]);
  }
  for (const key of Object.keys(words)) {
    if (english[key] === undefined) complain(locale, `has “${key}”, which English has not.`);
  }
  const built = join(elements, `dist/storetag/${locale}.js`);
  if (!existsSync(built)) {
    complain(locale, 'is not among the files of storetag.js.');
    continue;
  }
  const { default: make } = await import(pathToFileURL(built).href);
  if (!isDeepStrictEqual(make({}).packed, await pack(file))) complain(locale, 'is built wrongly.');
  const size = gzipSync(readFileSync(built), { level: 9 }).length;
  sizes.push(size);
  if (size > LIMIT) complain(locale, `has ${size} bytes with gzip, over ${LIMIT}.`);
}

const sources = [join(elements, 'src'), join(elements, '../protocol/src')]
  .flatMap((from) => readdirSync(from, { recursive: true }).map((file) => join(from, file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => !/[\\/]words[\\/](locales[\\/]|\w+-words)/.test(file))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
for (const key of Object.keys(english)) {
  // `words.key`, `words.in(language).key`, `{ key } = words`; or `'key'` where it is chosen by what is the case.
  const used = new RegExp(
    `(words|English|\\.in\\([^)]*\\))\\??\\s*\\.${key}\\b|'${key}'|{[^{}]*\\b${key}\\b[^{}]*}(: \\w+)? = [\\w.]*words`,
    'i',
  );
  if (!used.test(sources)) complain('English', `has “${key}”, which nothing says.`);
}

/** What `docs/words.md` says of a word. */
function rowOf([key, message]) {
  const texts = typeof message === 'string' ? [message] : Object.values(message);
  return `| \`${key}\` | ${texts.join(' · ')} |`;
}
const page = fileURLToPath(new URL('../docs/words.md', import.meta.url));
const text = readFileSync(page, 'utf8');
const isRow = (line) => line.startsWith('| `');
const written = text.split('\n').filter(isRow);
const rows = Object.entries(english).map(rowOf);
if (process.argv.includes('--write')) {
  const [head] = text.split('\n| `');
  writeFileSync(page, `${head.trimEnd()}\n${rows.join('\n')}\n`);
} else if (
  !isDeepStrictEqual(
    written.map((line) => line.replace(/ +/g, ' ')),
    rows,
  )
) {
  complain('docs/words.md', 'has other words; run `node scripts/check-locales.mjs --write`.');
}

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  console.log(
    `${locales.length} locales have all ${Object.keys(english).length} words, in ${Math.max(...sizes)} bytes at most.`,
  );
}
