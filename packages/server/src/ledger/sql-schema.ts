/**
 * The tables of a store.
 *
 * `storetag_orders` has one row per order, which carries the hold on its stock and the lease of its fulfilment alike,
 * so that one row decides who was first:
 *
 * - `held`: what it takes of the stock is kept for it until `until`; `released`: it was given back;
 * - `leased`: being fulfilled until `until`; `retaken`: the same, paid after the release, its stock taken once more;
 *   `late`: the same, but nothing was left to take;
 * - `done`, `done_late`: over.
 *
 * Until an order has an id at Stripe its row goes by that of its attempt; `storetag_attempts` finds the row by the
 * attempt afterwards. `storetag_held` has what each `held` row holds. `lines` is the JSON of `[item, units]` pairs.
 */
export const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS storetag_orders (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  lines TEXT NOT NULL,
  token TEXT NOT NULL,
  until BIGINT NOT NULL,
  attempts INTEGER NOT NULL
)`,
  `CREATE INDEX IF NOT EXISTS storetag_orders_due ON storetag_orders (until) WHERE state = 'held'`,
  // NULL is without limit. The CHECK is the last line of defence: no statement relies on it.
  `CREATE TABLE IF NOT EXISTS storetag_stock (
  id TEXT PRIMARY KEY,
  available INTEGER CHECK (available >= 0)
)`,
  `CREATE TABLE IF NOT EXISTS storetag_attempts (
  attempt TEXT PRIMARY KEY,
  id TEXT NOT NULL,
  token TEXT NOT NULL,
  until BIGINT NOT NULL,
  short INTEGER NOT NULL
)`,
  `CREATE INDEX IF NOT EXISTS storetag_attempts_id ON storetag_attempts (id)`,
  `CREATE TABLE IF NOT EXISTS storetag_held (
  id TEXT NOT NULL,
  item TEXT NOT NULL,
  units INTEGER NOT NULL,
  client TEXT NOT NULL,
  PRIMARY KEY (item, id)
)`,
  `CREATE INDEX IF NOT EXISTS storetag_held_id ON storetag_held (id)`,
];
