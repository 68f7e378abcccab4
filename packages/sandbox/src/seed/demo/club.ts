import type { DemoProduct } from '../demo-product.js';

/** Things that come every month. */
export const club: DemoProduct[] = [
  {
    product: {
      id: 'prod_demo_letter',
      name: 'The monthly letter',
      description: 'A real letter from the studio, sealed by hand, with a small print inside.',
      images: ['/pictures/letter.webp'],
      marketing_features: [{ name: 'Posted on the first' }, { name: 'Cancel when you like' }],
      metadata: { category: 'Club', position: '21' },
    },
    prices: [
      {
        currency: 'usd',
        unit_amount: 900,
        recurring: { interval: 'month' },
        lookup_key: 'letter_monthly',
      },
    ],
  },
  {
    product: {
      id: 'prod_demo_parcel',
      name: 'Writing box',
      description:
        'A notebook, cards and two pencils in a box worth keeping. Once, or every month.',
      images: ['/pictures/parcel.webp'],
      metadata: { category: 'Club', position: '29' },
    },
    prices: [
      {
        currency: 'usd',
        unit_amount: 4800,
        lookup_key: 'writing_box_once',
        metadata: { label: 'Once' },
      },
      {
        currency: 'usd',
        unit_amount: 4200,
        recurring: { interval: 'month' },
        lookup_key: 'writing_box_monthly',
        metadata: { label: 'Every month' },
      },
    ],
  },
];
