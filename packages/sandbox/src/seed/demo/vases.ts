import type { DemoProduct } from '../demo-product.js';

/** Things to put a stem, a plant or a candle in. */
export const vases: DemoProduct[] = [
  {
    product: {
      id: 'prod_demo_vase',
      name: 'Bottle vase',
      description:
        'A narrow neck that makes one branch enough. Terracotta slip, burnished by hand.',
      images: ['/pictures/vase.webp'],
      marketing_features: [{ name: '20 cm tall' }, { name: 'Watertight' }],
      metadata: { category: 'Vases', position: '11' },
    },
    prices: [{ currency: 'usd', unit_amount: 8400, lookup_key: 'vase' }],
  },
  {
    product: {
      id: 'prod_demo_budvases',
      name: 'Three bud vases',
      description: 'A tall one, a round one and a quiet one. Together they need a single flower.',
      images: ['/pictures/budvases.webp'],
      metadata: { category: 'Vases', position: '17' },
    },
    prices: [{ currency: 'usd', unit_amount: 7200, lookup_key: 'bud_vases' }],
  },
  {
    product: {
      id: 'prod_demo_moonjar',
      name: 'Moon jar',
      description:
        'Two bowls joined at the belly, in the Korean way. The seam shows, and no two are quite round.',
      images: ['/pictures/moonjar.webp'],
      marketing_features: [{ name: '24 cm tall' }, { name: 'Signed and dated' }],
      metadata: { category: 'Vases', position: '22' },
    },
    prices: [{ currency: 'usd', unit_amount: 24000, lookup_key: 'moon_jar' }],
  },
  {
    product: {
      id: 'prod_demo_planter',
      name: 'Low planter',
      description: 'Raw stoneware with a saucer, for roots that like to stay dry. Back in spring.',
      images: ['/pictures/planter.webp'],
      metadata: { category: 'Vases', position: '27', sold_out: 'true' },
    },
    prices: [{ currency: 'usd', unit_amount: 5200, lookup_key: 'planter' }],
  },
  {
    product: {
      id: 'prod_demo_candle',
      name: 'Chamberstick',
      description: 'A candlestick to carry to bed, with a beeswax candle. Shipped from Antwerp.',
      images: ['/pictures/candle.webp'],
      metadata: { category: 'Vases', position: '25' },
    },
    prices: [{ currency: 'eur', unit_amount: 4500, lookup_key: 'chamberstick' }],
  },
];
