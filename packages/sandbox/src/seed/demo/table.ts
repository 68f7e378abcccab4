import type { DemoProduct } from '../demo-product.js';

/** Things to eat and drink from. */
export const table: DemoProduct[] = [
  {
    product: {
      id: 'prod_demo_mug',
      name: 'Everyday mug',
      description:
        'Thrown in speckled stoneware and dipped in oat glaze, with a handle that takes three fingers.',
      images: ['/pictures/mug.webp', '/pictures/mug-above.webp'],
      marketing_features: [
        { name: 'Speckled stoneware' },
        { name: 'Dishwasher and microwave safe' },
        { name: 'Made in batches of forty' },
      ],
      metadata: { category: 'Table', position: '10' },
    },
    prices: [
      {
        currency: 'usd',
        unit_amount: 3200,
        lookup_key: 'mug_small',
        metadata: { label: 'Small, 250 ml' },
      },
      {
        currency: 'usd',
        unit_amount: 3800,
        lookup_key: 'mug_large',
        metadata: { label: 'Large, 350 ml' },
      },
      { currency: 'usd', unit_amount: 2800, metadata: { label: '2025 price' }, archived: true },
    ],
  },
  {
    product: {
      id: 'prod_demo_bowl',
      name: 'Breakfast bowl',
      description:
        'Deep enough for porridge, wide enough for soup. Celadon inside and out, with an iron rim.',
      images: ['/pictures/bowl.webp', '/pictures/bowl-above.webp'],
      marketing_features: [{ name: '16 cm across' }, { name: 'Dishwasher safe' }],
      metadata: { category: 'Table', position: '13' },
    },
    prices: [{ currency: 'usd', unit_amount: 3600, lookup_key: 'bowl' }],
  },
  {
    product: {
      id: 'prod_demo_plates',
      name: 'Dinner plate',
      description:
        'Four glazes that get along: oat, clay, lichen and slate. 26 cm, with a low rim.',
      images: ['/pictures/plates.webp'],
      metadata: { category: 'Table', position: '16' },
    },
    prices: [
      {
        currency: 'usd',
        unit_amount: 14800,
        lookup_key: 'plates_four',
        metadata: { label: 'Set of four' },
      },
      {
        currency: 'usd',
        unit_amount: 4200,
        lookup_key: 'plate',
        metadata: { label: 'One plate, oat' },
      },
    ],
  },
  {
    product: {
      id: 'prod_demo_carafe',
      name: 'Water carafe',
      description:
        'A litre of water for the bedside or the table. The cup sits on its neck as a lid.',
      images: ['/pictures/carafe.webp'],
      metadata: { category: 'Table', position: '14' },
    },
    prices: [{ currency: 'usd', unit_amount: 8600, lookup_key: 'carafe' }],
  },
  {
    product: {
      id: 'prod_demo_espresso',
      name: 'Espresso pair',
      description: 'Two cups without handles, one in ochre and one in ink. 80 ml each.',
      images: ['/pictures/espresso.webp'],
      metadata: { category: 'Table', position: '19' },
    },
    prices: [{ currency: 'usd', unit_amount: 4400, lookup_key: 'espresso_pair' }],
  },
  {
    product: {
      id: 'prod_demo_teapot',
      name: 'Kyusu teapot',
      description:
        'Unglazed red clay from Tokoname, smoke-marked in the kiln. Made with our friend Aoi Mori and sold in yen.',
      images: ['/pictures/teapot.webp'],
      metadata: { category: 'Table', position: '20' },
    },
    prices: [{ currency: 'jpy', unit_amount: 14800, lookup_key: 'teapot' }],
  },
  {
    product: {
      id: 'prod_demo_jar',
      name: 'Pantry jar',
      description: 'Ridged by the fingers that threw it, closed by a turned oak lid. Holds 900 ml.',
      images: ['/pictures/jar.webp'],
      metadata: { category: 'Table', position: '24' },
    },
    prices: [{ currency: 'usd', unit_amount: 5800, lookup_key: 'jar' }],
  },
];
