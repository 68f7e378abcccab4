/** Units of one item: of a price that is counted by itself, or of a product whose prices are counted together. */
export interface StockLine {
  /** Price or product id. */
  item: string;
  /** 1 or more. */
  units: number;
}

/** How many units there are. */
export interface StockLevel {
  /** Price or product id. */
  id: string;
  /** Units that can be bought now; `null` when there is no limit. */
  available: number | null;
  /** Units that customers are paying for at this moment. They are not among `available`. */
  held: number;
}

/** How a hold comes about. */
export interface HoldTerms {
  /** Whoever it is for, as a hash; none is counted for `''`. */
  client?: string;
  /** Most units of an item that one client may hold, in percent of those that are not sold; always 1 or more. */
  share?: number;
  /** Milliseconds in which it must be bound to an order, else it is due; after that it holds for the whole time. */
  bindWithin?: number;
}

/** Answer to {@link StockLedger.reserve}. */
export type Reservation =
  | {
      status: 'held';
      /** Where it is: the attempt's own id, or that of the order that it was bound to. */
      id: string;
      /** Proves it to `bind`. */
      token: string;
      /** When it is due, in milliseconds of the ledger's clock: the same however often it is asked for. */
      until: number;
    }
  /** The attempt holds something else, under this id. That must be given back first. */
  | { status: 'other'; id: string }
  /** The attempt was paid, under this id. */
  | { status: 'finished'; id: string }
  /** Nothing was taken. Units of each item that the client could have. */
  | { status: 'short'; left: ReadonlyMap<string, number> };

/**
 * Counts what there is, and holds it for those who are paying.
 *
 * What it must promise: what is available never falls below zero; a hold takes all of its lines or none; what is held
 * is given back once or sold once, never both, on however many machines; and what is available, held and sold comes to
 * what was put in.
 */
export interface StockLedger {
  /**
   * Takes what an attempt is to buy, for `ttlMs` milliseconds. An attempt has one hold: asked again for the same, it
   * gets the one it has.
   *
   * @param id - The attempt's; the order's where that is known.
   */
  reserve(
    id: string,
    lines: readonly StockLine[],
    ttlMs: number,
    terms?: HoldTerms,
  ): Promise<Reservation>;
  /** Gives the hold of an attempt to the order that was made for it. `false`: it was changed or given back meanwhile. */
  bind(attempt: string, token: string, order: string): Promise<boolean>;
  /**
   * Takes the hold of an attempt away from the order `id`, which cannot be paid any more, for the whole time again.
   * `undefined`: it is not there any more.
   */
  renew(
    attempt: string,
    id: string,
    ttlMs: number,
    terms?: HoldTerms,
  ): Promise<{ token: string; until: number } | undefined>;
  /** Gives back what is held. `true` for exactly one caller. Only for what cannot be paid any more. */
  release(id: string): Promise<boolean>;
  /** The id under which an attempt holds something. */
  findHold(attempt: string): Promise<string | undefined>;
  /** Ids of what is held past its time, longest first. */
  due(limit: number): Promise<string[]>;
  /** Lets a hold be for so many milliseconds more. */
  postpone(id: string, ttlMs: number): Promise<void>;
  /** The counts of these items; of all that are counted by default. Items that are not counted are left out. */
  levels(ids?: readonly string[]): Promise<StockLevel[]>;
  /** Makes so many the units that are not sold, held ones included; `null` is without limit. */
  setLevel(id: string, units: number | null): Promise<StockLevel>;
  /**
   * Adds units, or takes some away when negative. `undefined`: the item is not counted, or has fewer than are to be
   * taken away.
   */
  addToLevel(id: string, units: number): Promise<StockLevel | undefined>;
}
