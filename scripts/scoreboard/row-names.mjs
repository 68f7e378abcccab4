/** The rows of the scoreboard, in its order: each is `rows/<name>.mjs`. */
export const rowNames = [
  'double-charges',
  'wrong-amounts',
  'crash-points',
  'overlapping-callbacks',
  'repeated-callbacks',
  'oversold',
  'forged-webhooks',
  'webhook-storm',
  'dropped-webhooks',
  'limiter-memory',
  'carding-bot',
  'product-views',
  'catalogue-speed',
  'intent-latency',
  'settled-speed',
  'mutants',
];
