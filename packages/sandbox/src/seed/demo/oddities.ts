import type { DemoProduct } from '../demo-product.js';

/** What real catalogues do to a page: other scripts, markup, very long words, no picture, five pictures. */
export const oddities: DemoProduct[] = [
  {
    product: {
      id: 'prod_demo_saltpig',
      name: 'Salt pig 🐷🧂',
      description:
        'Keeps flaky salt dry and within reach of wet hands. It has ears because we could.',
      images: ['/pictures/saltpig.webp'],
      metadata: { category: 'Oddities', position: '90' },
    },
    prices: [{ currency: 'usd', unit_amount: 4600, lookup_key: 'salt_pig' }],
  },
  {
    product: {
      id: 'prod_demo_finjan',
      name: 'فناجين قهوة عربية',
      description: 'ثلاثة فناجين صغيرة مزخرفة يدويًا بحافة مذهّبة، تُباع بالدينار الكويتي.',
      images: ['/pictures/finjan.webp'],
      metadata: { category: 'Oddities', position: '91' },
    },
    prices: [{ currency: 'kwd', unit_amount: 12500, lookup_key: 'finjan' }],
  },
  {
    product: {
      id: 'prod_demo_mended',
      name:
        'One bowl from the seconds shelf, slate blue, dropped by the potter’s nephew on a Sunday in March, put ' +
        'together again with lacquer and gold, and dearer to us now than any of the perfect bowls beside it',
      description: 'There is one. It holds water, soup and a story.',
      images: ['/pictures/mended.webp'],
      metadata: { category: 'Oddities', position: '92' },
    },
    prices: [{ currency: 'usd', unit_amount: 18000, lookup_key: 'mended_bowl' }],
  },
  {
    product: {
      id: 'prod_demo_tiles',
      name: 'Glaze test tile',
      description:
        'From the wall above the kiln: celadon, ink, chalk, honey or rust, as chance has it.',
      images: ['celadon', 'ink', 'chalk', 'honey', 'rust'].map(
        (glaze) => `/pictures/tile-${glaze}.webp`,
      ),
      metadata: { category: 'Oddities', position: '93' },
    },
    prices: [{ currency: 'usd', unit_amount: 1500, lookup_key: 'test_tile' }],
  },
  {
    product: {
      id: 'prod_demo_stickers',
      name: 'Stickers <script>alert(1)</script>',
      description: 'Twelve vinyl stickers, named by the developer next door.',
      images: ['/pictures/stickers.webp'],
      metadata: { category: 'Oddities', position: '94' },
    },
    prices: [{ currency: 'usd', unit_amount: 600, lookup_key: 'stickers' }],
  },
  {
    product: {
      id: 'prod_demo_offcuts',
      name: 'Paper offcuts',
      description:
        '<p>Half a kilo of <b>beautiful</b> ends &amp; edges.</p><img src="x" onerror="alert(1)"> No two bundles alike.',
      images: ['/pictures/offcuts.webp'],
      metadata: { category: 'Oddities', position: '95' },
    },
    prices: [{ currency: 'usd', unit_amount: 900, lookup_key: 'offcuts' }],
  },
  {
    product: {
      id: 'prod_demo_surprise',
      name: 'Unphotographed thing',
      description: 'Something good from the studio that nobody has taken a picture of yet.',
      metadata: { category: 'Oddities', position: '96' },
    },
    prices: [{ currency: 'usd', unit_amount: 2000, lookup_key: 'surprise' }],
  },
  {
    product: {
      id: 'prod_demo_winter_mug',
      name: 'Winter mug 2025',
      description: 'Last year’s mug in spruce. All gone, and not made again.',
      images: ['/pictures/mug.webp'],
      metadata: { category: 'Table', position: '97' },
    },
    prices: [{ currency: 'usd', unit_amount: 3600, lookup_key: 'winter_mug' }],
    archived: true,
  },
];
