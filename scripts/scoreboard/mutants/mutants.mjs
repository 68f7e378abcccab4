/**
 * Ways to break the server: each is a defect that shops have really had, and the row of the scoreboard that must turn red
 * by it. `edits` change the sources, each text exactly once.
 */
export const mutants = [
  {
    name: 'a new idempotency key for each click',
    row: 'double-charges',
    edits: [
      {
        file: 'checkout/idempotency-key.ts',
        find: "canonical(content), generation].join('\\n'));",
        replace: "canonical(content), generation, crypto.randomUUID()].join('\\n'));",
      },
    ],
  },
  {
    name: 'a new idempotency key after any failure',
    row: 'double-charges',
    edits: [
      {
        file: 'checkout/create-once.ts',
        find: 'generation + 1 >= GENERATIONS || !isReplayedFailure(error)',
        replace: 'generation + 1 >= GENERATIONS',
      },
    ],
  },
  {
    name: 'the total that the page displayed is not compared',
    row: 'wrong-amounts',
    edits: [
      {
        file: 'checkout/price-lines.ts',
        find: 'if (expected === undefined || total === null) return;',
        replace: 'if (total !== undefined) return;',
      },
    ],
  },
  {
    name: 'any price of the account is sold',
    row: 'fuzz',
    edits: [
      {
        file: 'checkout/price-lines.ts',
        find: 'if (!isListed()) refuse(lines, snapshot, catalog);',
        replace: '',
      },
      {
        file: 'checkout/price-lines.ts',
        find: '!source.product.active || rules.sells?.(source.product) === false',
        replace: '!source.product.active',
      },
    ],
  },
  {
    name: 'what is not paid has its effect',
    row: 'crash-points',
    edits: [
      {
        file: 'orders/settle.ts',
        find: "if (status !== 'paid') return 'unpaid';",
        replace: '',
      },
    ],
  },
  {
    name: 'the sum that was paid is not compared',
    row: 'webhook-storm',
    edits: [
      {
        file: 'orders/settle.ts',
        find: 'if (isOtherSum || isOtherCurrency) {',
        replace: 'if (isOtherCurrency) {',
      },
    ],
  },
  {
    name: "another shop's orders are taken for ours",
    row: 'webhook-storm',
    edits: [
      {
        file: 'checkout/order-stamp.ts',
        find: "if (metadata?.['storetag_shop'] !== shop) return undefined;",
        replace: 'if (!metadata) return undefined;',
      },
    ],
  },
  {
    name: 'events from the future are taken',
    row: 'forged-webhooks',
    edits: [
      {
        file: 'webhooks/verify-event.ts',
        find: 'Math.abs(now / 1000 - Number(time)) <= TOLERANCE',
        replace: 'now / 1000 - Number(time) <= TOLERANCE',
      },
    ],
  },
  {
    name: 'events of any age are taken',
    row: 'forged-webhooks',
    edits: [
      {
        file: 'webhooks/verify-event.ts',
        find: 'Math.abs(now / 1000 - Number(time)) <= TOLERANCE',
        replace: 'Number(time) - now / 1000 <= TOLERANCE',
      },
    ],
  },
  {
    name: 'only the length of a signature is compared',
    row: 'forged-webhooks',
    edits: [
      {
        file: 'webhooks/verify-event.ts',
        find: 'difference |= (a[index] ?? 0) ^ (b[index] ?? 0);',
        replace: 'difference |= 0;',
      },
    ],
  },
  {
    name: 'any number of signatures is tried',
    row: 'forged-webhooks',
    edits: [
      {
        file: 'webhooks/verify-event.ts',
        find: '!isTimely || another !== undefined || signatures.length > MOST_SIGNATURES',
        replace: '!isTimely || another !== undefined',
      },
    ],
  },
  {
    name: 'done is noted before the work',
    row: 'overlapping-callbacks',
    edits: [
      {
        file: 'ledger/run-claimed.ts',
        find: 'await run(context, short);',
        replace: 'await ledger.ack(id, token);\n      await run(context, short);',
      },
    ],
  },
  {
    name: 'claims are taken over while they hold',
    row: 'repeated-callbacks',
    edits: [
      {
        file: 'ledger/sql-claim.ts',
        find: 'AND storetag_orders.until <= $4)`;',
        replace: 'AND $4 > 0)`;',
      },
    ],
  },
  {
    name: 'what was done is claimed again',
    row: 'repeated-callbacks',
    edits: [
      {
        file: 'ledger/sql-store.ts',
        find: "ELSE 'done' END, until = 0",
        replace: "ELSE 'leased' END, until = 0",
      },
    ],
  },
  {
    name: 'nobody looks whether there is enough, and the CHECK is gone',
    row: 'oversold',
    edits: [
      {
        file: 'stock/sql-reserve.ts',
        find: 'AND available < $4)`;',
        replace: 'AND available < 0 * $4)`;',
      },
      {
        file: 'ledger/sql-schema.ts',
        find: 'available INTEGER CHECK (available >= 0)',
        replace: 'available INTEGER',
      },
    ],
  },
  {
    name: 'who did not release gives back as well',
    row: 'oversold',
    edits: [
      {
        file: 'stock/sql-holds.ts',
        find: 'WHERE id = $3 AND ${RELEASED}`;',
        replace: "WHERE id = $3 AND $1 <> '' AND $2 <> ''`;",
      },
    ],
  },
  {
    name: 'stock is given back before Stripe has closed the order',
    row: 'oversold',
    edits: [
      {
        file: 'stock/release-due.ts',
        find: 'const closing = await closeOrder(',
        replace: 'await ledger.release(id);\n  const closing = await closeOrder(',
      },
    ],
  },
  {
    name: 'pages of other sites may buy',
    row: 'fuzz',
    edits: [
      {
        file: 'http/cors.ts',
        find: 'if (origin === null ? isRead && !isForeign : origins.has(origin)) return;',
        replace: 'if (origin !== null || (isRead && !isForeign)) return;',
      },
    ],
  },
  {
    name: 'customers are sent to any address that the page names',
    row: 'fuzz',
    edits: [
      {
        file: 'checkout/return-url.ts',
        find: 'if (!URL.canParse(path) && URL.canParse(path, base.href)) {',
        replace: 'if (URL.canParse(path, base.href)) {',
      },
      {
        file: 'checkout/return-url.ts',
        find: 'if (url.origin === base.origin && !url.username && !url.password) return url;',
        replace: 'return url;',
      },
    ],
  },
  {
    name: 'declined cards are not counted',
    row: 'carding-bot',
    edits: [
      {
        file: 'limits/carding.ts',
        find: "return data.filter((charge) => charge.status === 'failed').length >= most;",
        replace: 'return data.length < 0 * most;',
      },
    ],
  },
  {
    name: 'purchases are begun without limit',
    row: 'carding-bot',
    edits: [
      { file: 'limits/gate.ts', find: 'refuseFor(this.#creates.take(now()));', replace: '' },
      {
        file: 'limits/gate.ts',
        find: 'refuseFor(buckets.take(client, this.#around.now()));',
        replace: '',
      },
    ],
  },
  {
    name: 'clients are never forgotten',
    row: 'limiter-memory',
    full: true,
    edits: [
      {
        file: 'limits/token-buckets.ts',
        find: 'this.#recent.size >= this.#most / 2',
        replace: 'this.#recent.size >= this.#most * 1e9',
      },
    ],
  },
  {
    name: 'the catalogue is read for every view',
    row: 'product-views',
    edits: [
      {
        file: 'catalog/catalog.ts',
        find: 'if (snapshot === undefined) return this.#refresh();',
        replace: 'if (snapshot === undefined || snapshot) return this.#refresh();',
      },
    ],
  },
  {
    name: 'a body may take as long as it likes',
    row: 'hostile-sockets',
    edits: [
      {
        file: 'http/read-body.ts',
        find: 'const ARRIVAL = 5000;',
        replace: 'const ARRIVAL = 500_000;',
      },
    ],
  },
  {
    name: 'only sessions are reconciled, not intents and events',
    row: 'dropped-webhooks',
    edits: [
      {
        file: 'reconcile/find-unsettled.ts',
        find: "status === 'succeeded' && readStamp(metadata, shop)?.flow === 'payment-intent',",
        replace: "status === 'never' && readStamp(metadata, shop)?.flow === 'payment-intent',",
      },
      {
        file: 'reconcile/find-unsettled.ts',
        find: 'yield [...ids].map((id) => ({ id, metadata: {} }));',
        replace: 'yield [...ids].slice(0, 0).map((id) => ({ id, metadata: {} }));',
      },
    ],
  },
];
