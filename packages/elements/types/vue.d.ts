/**
 * Types of the elements for templates of Vue 3, whose compiler is told by `isCustomElement` of tags with a hyphen. For
 * `compilerOptions.types` of a tsconfig.json: `@storetag/elements/vue`. Then this is checked:
 *
 *     <product-list :search="words" @products-loaded="({ products }) => (count = products.length)" />
 *
 * @see {@link https://vuejs.org/guide/extras/web-components#web-components-and-typescript}
 */
import type { HTMLAttributes, PublicProps } from 'vue';
import type { Attributes, ElementOf, Events, Properties, Tag } from './tags.js';

type Own<T extends Tag> = Properties<T> & Attributes<T>;

type Emits<T extends Tag> = {
  [E in keyof Events<T>]: (name: E, event: Events<T>[E]) => void;
}[keyof Events<T>];

type Both<U> = (U extends unknown ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

type Tags = {
  [T in Tag]: new () => ElementOf<T> & {
    $props: Omit<HTMLAttributes, keyof Own<T>> & Own<T> & PublicProps;
    $emit: Both<Emits<T>>;
  };
};

declare module 'vue' {
  // Every tag is a member.
  interface GlobalComponents extends Tags {}
}
