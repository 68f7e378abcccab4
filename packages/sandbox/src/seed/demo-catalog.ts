import type { DemoProduct } from './demo-product.js';
import { club } from './demo/club.js';
import { oddities } from './demo/oddities.js';
import { paper } from './demo/paper.js';
import { table } from './demo/table.js';
import { vases } from './demo/vases.js';

/**
 * What the demo store sells: Halden, a small studio for ceramics and paper. `metadata.position` sets the order of the
 * shop; the oddities, which try what real catalogues do to a page, come last.
 */
export const demoCatalog: readonly DemoProduct[] = [
  ...table,
  ...vases,
  ...paper,
  ...club,
  ...oddities,
].toSorted(
  (one, other) =>
    Number(one.product.metadata['position']) - Number(other.product.metadata['position']),
);
