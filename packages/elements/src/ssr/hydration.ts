import type { hydrate } from '@lit-labs/ssr-client';

/** Lit's hydration, once something has brought it: `storetag.js` with `take-over.ts`, apps from npm by `hydrate.ts`. */
export const hydration: { hydrate?: typeof hydrate } = {};
