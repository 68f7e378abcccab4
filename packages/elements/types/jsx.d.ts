/**
 * Types of the elements for JSX in React 19, which sets properties and listens to `on<event>`. For
 * `compilerOptions.types` of a tsconfig.json: `@storetag/elements/jsx`. Then this is checked:
 *
 *     <product-list search={words} onproducts-loaded={({ products }) => setCount(products.length)} />
 */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { Attributes, ElementOf, Listeners, Properties, Tag } from './tags.js';

type Own<T extends Tag> = Properties<T> & Attributes<T> & Listeners<T>;

type Tags = {
  [T in Tag]: Omit<DetailedHTMLProps<HTMLAttributes<ElementOf<T>>, ElementOf<T>>, keyof Own<T>> &
    Own<T>;
};

declare module 'react' {
  namespace JSX {
    // Every tag is a member.
    interface IntrinsicElements extends Tags {}
  }
}
