/** The rows of the scoreboard, in its order: each is `rows/<name>.mjs`. */
export const rowNames = [
  'double-charges',
  'wrong-amounts',
  'crash-points',
  'forged-webhooks',
  'webhook-storm',
  'dropped-webhooks',
];
