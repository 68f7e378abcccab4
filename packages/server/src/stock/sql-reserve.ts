import type { SqlStatement } from '../ledger/ledger.js';
import type { RunSql } from '../ledger/run-sql.js';
import type { SqlRow } from '../ledger/sql-store.js';
import { writeLines } from './held-lines.js';
import type { HoldTerms, Reservation, StockLine } from './stock-ledger.js';

/** The attempt's row is ours, and nothing is short. */
const ENOUGH = `EXISTS (SELECT 1 FROM storetag_attempts WHERE attempt = $1 AND token = $2 AND short = 0)`;

/** This run made the hold. */
const OURS = `EXISTS (SELECT 1 FROM storetag_orders WHERE id = $1 AND token = $2 AND state = 'held')`;

/** An attempt of which somebody has removed the order. */
const FORGET = `DELETE FROM storetag_attempts WHERE attempt = $1
AND NOT EXISTS (SELECT 1 FROM storetag_orders WHERE storetag_orders.id = storetag_attempts.id)`;

const BEGIN = `INSERT INTO storetag_attempts (attempt, id, token, until, short)
VALUES ($1, $1, $2, $3, 0) ON CONFLICT (attempt) DO NOTHING`;

/**
 * Takes the row's lock. Without it PostgreSQL, which lets a waiting UPDATE read its own row again but not those of its
 * sub-selects, would decide by counts that are no longer true.
 */
export const LOCK = `UPDATE storetag_stock SET available = available WHERE id = $1 RETURNING available`;

const HELD = `SELECT COALESCE(SUM(units), 0) AS held,
COALESCE(SUM(CASE WHEN client = $2 THEN units ELSE 0 END), 0) AS own
FROM storetag_held WHERE item = $1`;

const TOO_FEW = `UPDATE storetag_attempts SET short = 1 WHERE attempt = $1 AND token = $2
AND EXISTS (SELECT 1 FROM storetag_stock WHERE id = $3 AND available < $4)`;

/** More than `ceil(share * all / 100)`, without a division, and more than one. */
const TOO_MANY = `UPDATE storetag_attempts SET short = 1 WHERE attempt = $1 AND token = $2
AND EXISTS (
  SELECT 1 FROM storetag_stock,
    (SELECT COALESCE(SUM(units), 0) AS held,
      COALESCE(SUM(CASE WHEN client = $5 THEN units ELSE 0 END), 0) + $4 AS wanted
      FROM storetag_held WHERE item = $3) AS shares
  WHERE id = $3 AND wanted > 1 AND (wanted - 1) * 100 >= (available + held) * $6
)`;

const HOLD = `INSERT INTO storetag_orders (id, state, lines, token, until, attempts)
SELECT CAST($1 AS TEXT), 'held', CAST($3 AS TEXT), CAST($2 AS TEXT), CAST($4 AS BIGINT), 0 WHERE ${ENOUGH}
ON CONFLICT (id) DO UPDATE SET state = 'held', lines = excluded.lines, token = excluded.token, until = excluded.until
WHERE storetag_orders.state = 'released'`;

const NOTE = `INSERT INTO storetag_held (id, item, units, client)
SELECT CAST($1 AS TEXT), CAST($3 AS TEXT), CAST($4 AS INTEGER), CAST($5 AS TEXT) WHERE ${OURS}`;

const TAKE = `UPDATE storetag_stock SET available = available - $4 WHERE id = $3 AND ${OURS}`;

const REFUSE = `DELETE FROM storetag_attempts
WHERE attempt = $1 AND token = $2 AND short = 1 RETURNING attempt`;

const FOUND = `SELECT a.id, a.token, a.until, o.state, o.lines
FROM storetag_attempts a JOIN storetag_orders o ON o.id = a.id WHERE a.attempt = $1`;

/** Times that it is tried. */
const TRIES = 10;

/** `reserve` of the stock ledger. */
export async function reserve(...wish: Parameters<typeof reserveOnce>): Promise<Reservation> {
  for (let tried = 1; tried < TRIES; tried++) {
    // oxlint-disable-next-line no-await-in-loop -- the next try is only for when this one found nothing
    const reservation = await reserveOnce(...wish);
    if (reservation) return reservation;
  }
  throw new Error('What an attempt holds changes too fast to be read.');
}

/** All of it in one transaction. `undefined`: another hold was in the way, and was given back meanwhile. */
async function reserveOnce(
  run: RunSql,
  now: () => number,
  id: string,
  given: readonly StockLine[],
  ttlMs: number,
  { client = '', share = 100, bindWithin = ttlMs }: HoldTerms = {},
): Promise<Reservation | undefined> {
  const token = crypto.randomUUID();
  const lines = given.toSorted((a, b) => (a.item < b.item ? -1 : 1));
  const written = writeLines(lines);
  const from = now();
  const us = [id, token];
  const before: SqlStatement[] = [
    { sql: FORGET, params: [id] },
    { sql: BEGIN, params: [...us, from + ttlMs] },
  ];
  const looks = lines.flatMap(({ item }) => [
    { sql: LOCK, params: [item] },
    { sql: HELD, params: [item, client] },
  ]);
  const rows = await run(
    ...before,
    ...looks,
    ...lines.map(({ item, units }) => ({ sql: TOO_FEW, params: [...us, item, units] })),
    ...(client === ''
      ? []
      : lines.map(({ item, units }) => ({
          sql: TOO_MANY,
          params: [...us, item, units, client, share],
        }))),
    { sql: HOLD, params: [...us, written, from + bindWithin] },
    ...lines.flatMap(({ item, units }) => [
      { sql: NOTE, params: [...us, item, units, client] },
      { sql: TAKE, params: [...us, item, units] },
    ]),
    { sql: REFUSE, params: us },
    { sql: FOUND, params: [id] },
  );
  const [refused, found] = rows.slice(-2);
  if (refused?.length) {
    const left = lines.map(({ item }, index): [string, number] => {
      const [stock, held] = rows.slice(before.length + 2 * index);
      return [item, leftOf(stock?.[0], held?.[0], client === '' ? 100 : share)];
    });
    return { status: 'short', left: new Map(left) };
  }
  return toReservation(found?.[0], written);
}

function leftOf(stock: SqlRow | undefined, held: SqlRow | undefined, share: number): number {
  const available = stock?.['available'];
  if (available === null || available === undefined) return Infinity;
  const all = Number(available) + Number(held?.['held']);
  const most = Math.max(1, Math.ceil((share * all) / 100)) - Number(held?.['own']);
  return Math.max(0, Math.min(Number(available), share < 100 ? most : Infinity));
}

function toReservation(row: SqlRow | undefined, written: string): Reservation | undefined {
  if (!row) return undefined;
  const id = String(row['id']);
  if (row['state'] !== 'held') return { status: 'finished', id };
  if (row['lines'] !== written) return { status: 'other', id };
  return { status: 'held', id, token: String(row['token']), until: Number(row['until']) };
}
