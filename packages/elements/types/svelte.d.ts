/**
 * Types of the elements for Svelte 5, which sets properties and listens to `on<event>`. For
 * `compilerOptions.types` of a tsconfig.json: `@storetag/elements/svelte`. Then this is checked:
 *
 *     <product-list search={words} onproducts-loaded={({ products }) => (count = products.length)}></product-list>
 */
import type { HTMLAttributes } from 'svelte/elements';
import type { Attributes, ElementOf, Listeners, Properties, Tag } from './tags.js';

type Own<T extends Tag> = Properties<T> & Attributes<T> & Listeners<T>;

type Tags = { [T in Tag]: Omit<HTMLAttributes<ElementOf<T>>, keyof Own<T>> & Own<T> };

declare module 'svelte/elements' {
  // Every tag is a member.
  interface SvelteHTMLElements extends Tags {}
}
