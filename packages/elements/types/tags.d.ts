import type { Elements } from './elements.js';

export type Tag = keyof Elements;

export type ElementOf<T extends Tag> = Elements[T]['element'];

type Picked<E, Name> = { [P in keyof E as P extends Name ? P : never]?: E[P] | undefined };

/** An element's properties. */
export type Properties<T extends Tag> = Picked<ElementOf<T>, Elements[T]['properties']>;

/** Its attributes that are spelt differently, as HTML takes them. */
export type Attributes<T extends Tag> = {
  [A in Elements[T]['attributes']]?: string | number | boolean | undefined;
};

/** Its events, by name. */
export type Events<T extends Tag> = Pick<GlobalEventHandlersEventMap, Elements[T]['events']>;

/** Listeners to them, by their name after `on`. */
export type Listeners<T extends Tag> = {
  [E in keyof Events<T> as `on${E}`]?: ((event: Events<T>[E]) => void) | undefined;
};
