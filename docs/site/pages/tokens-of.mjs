import { readFileSync } from 'node:fs';

/**
 * Tokens that the styles of an element draw from, with what each is for: derived from the styles themselves and from the
 * table in `docs/tokens.md`.
 *
 * @returns {Promise<{ name: string, default: string, reaches: string }[]>}
 */
export async function tokensOf(tagName, tokensFile) {
  const table = rowsOf(readFileSync(tokensFile, 'utf8'));
  const module = await import(`@storetag/elements/${tagName}`);
  const [ElementClass] = Object.values(module).filter(
    (each) => typeof each === 'function' && 'elementStyles' in each,
  );
  // Asking for them has Lit put the styles together.
  void ElementClass.observedAttributes;
  const css = ElementClass.elementStyles.map(({ cssText }) => cssText).join('\n');
  const inner = new Map(
    [...css.matchAll(/(--_[\w-]+):\s*var\(\s*(--store-[\w-]+)/g)].map(([, ours, token]) => [
      ours,
      token,
    ]),
  );
  const drawn = css.replace(/--_[\w-]+:\s*var\(\s*--store-[^;]+;/g, '');
  const used = new Set(
    [...drawn.matchAll(/var\(\s*(--(?:_|store-)[\w-]+)/g)].map(
      ([, name]) => inner.get(name) ?? name,
    ),
  );
  // Stripe's frames are dressed by all that the Appearance API knows.
  if (css.includes('--_bridge')) for (const row of table) if (row.stripe) used.add(row.name);
  return table.filter(({ name }) => used.has(name));
}

function rowsOf(markdown) {
  return [...markdown.matchAll(/^\| `(--store-[\w-]+)`\s*\| `([^|]+)`\s*\| ([^|]+)\|/gm)].map(
    ([, name, value, reaches]) => ({
      name,
      default: `\`${value.trim()}\``,
      reaches: reaches.trim(),
    }),
  );
}
