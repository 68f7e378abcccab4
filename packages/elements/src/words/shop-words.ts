import { listEnglish } from './list-words.js';
import type { Message } from './message.js';
import { Vocabulary } from './vocabulary.js';

/** What is said by what lists and cards load when they need it, in English: controls, images, quantities, tiers. */
export const shopEnglish = {
  empty: 'There is nothing here yet.',
  noMatch: 'Nothing matches.',
  clear: 'Clear search',
  searchProducts: 'Search',
  category: 'Category',
  allCategories: 'All',
  sort: 'Sort by',
  sortPosition: 'Featured',
  sortName: 'Name',
  sortPrice: 'Price, lowest first',
  sortPriceDown: 'Price, highest first',
  sortNewest: 'Newest',
  previousImage: 'Previous image',
  nextImage: 'Next image',
  imageAt: 'Image {index} of {total}',
  units: 'Quantity',
  oneFewer: 'One fewer',
  oneMore: 'One more',
  tiers: 'Price by quantity',
  tierEach: '{price} each',
  tierFlat: '{price} in all',
} satisfies Record<string, Message>;

/** What lists and cards say, with what they load when they need it. */
export const shopWords = new Vocabulary(
  { ...listEnglish, ...shopEnglish },
  { list: listEnglish, shop: shopEnglish },
);

/** What lists and cards say, with what they load when they need it, in one language. */
export type ShopWords = ReturnType<typeof shopWords.in>;
