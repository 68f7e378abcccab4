import type { DemoProduct } from '../demo-product.js';

/** Things to write on, to send and to hang. */
export const paper: DemoProduct[] = [
  {
    product: {
      id: 'prod_demo_notebooks',
      name: 'Cloth notebook',
      description:
        'Sewn, so that it lies flat; 192 pages that take a fountain pen. In lichen, brick or slate.',
      images: ['/pictures/notebooks.webp'],
      marketing_features: [{ name: '90 g paper' }, { name: 'Sewn binding' }],
      metadata: { category: 'Paper', position: '12' },
    },
    prices: [
      {
        currency: 'usd',
        unit_amount: 2400,
        lookup_key: 'notebook',
        metadata: { label: 'One, lichen' },
      },
      {
        currency: 'usd',
        unit_amount: 6400,
        lookup_key: 'notebooks_three',
        metadata: { label: 'Three colours' },
      },
    ],
  },
  {
    product: {
      id: 'prod_demo_print',
      name: 'Still life no. 4',
      description: 'A three-colour risograph on heavy cotton paper, framed in oak. Edition of 120.',
      images: ['/pictures/print.webp'],
      metadata: { category: 'Paper', position: '15' },
    },
    prices: [{ currency: 'usd', unit_amount: 9500, lookup_key: 'print' }],
  },
  {
    product: {
      id: 'prod_demo_cards',
      name: 'Letterpress cards',
      description:
        'Four pots, two of each, pressed deep enough to feel. With eight clay envelopes.',
      images: ['/pictures/cards.webp'],
      metadata: { category: 'Paper', position: '18' },
    },
    prices: [{ currency: 'usd', unit_amount: 1800, lookup_key: 'cards' }],
  },
  {
    product: {
      id: 'prod_demo_pencils',
      name: 'Six cedar pencils',
      description: 'HB, lacquered in the colours of our glazes. They smell as pencils should.',
      images: ['/pictures/pencils.webp'],
      metadata: { category: 'Paper', position: '23' },
    },
    prices: [{ currency: 'usd', unit_amount: 1200, lookup_key: 'pencils' }],
  },
  {
    product: {
      id: 'prod_demo_wrap',
      name: 'Wrapping paper',
      description: 'Four block-printed patterns, three metres each, on paper that folds crisply.',
      images: ['/pictures/wrap.webp'],
      metadata: { category: 'Paper', position: '26' },
    },
    prices: [{ currency: 'usd', unit_amount: 2600, lookup_key: 'wrapping_paper' }],
  },
  {
    product: {
      id: 'prod_demo_calendar',
      name: 'Wall calendar 2027',
      description: 'Twelve still lifes, one for each month, between two rails of oiled beech.',
      images: ['/pictures/calendar.webp'],
      metadata: { category: 'Paper', position: '28' },
    },
    prices: [{ currency: 'usd', unit_amount: 3400, lookup_key: 'calendar' }],
  },
];
