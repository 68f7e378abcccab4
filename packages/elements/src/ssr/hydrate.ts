import { hydrate } from '@lit-labs/ssr-client';
import { hydration } from './hydration.js';

/*
 * `@storetag/elements/hydrate`: has elements keep the nodes that a server rendered. In place of Lit's own
 * `lit-element-hydrate-support.js`, which works as well, but only where it runs before Lit: bundlers that split their
 * output do not promise that. This may run whenever it likes.
 */

hydration.hydrate = hydrate;

// For the build of `storetag.js`: see `scripts/slim-lit.mjs`.
export { hydration };
