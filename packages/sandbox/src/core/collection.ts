import { noSuch } from './stripe-failure.js';

/** The objects of one kind, by id, in the order of their creation. */
export class Collection<T extends { id: string }> {
  readonly #kind: string;
  readonly #param: string;
  readonly #records = new Map<string, T>();

  /**
   * @param kind - Stripe's word for it in "No such …".
   * @param param - Stripe's name of the parameter that is the id in the path.
   */
  constructor(kind: string, param = 'id') {
    this.#kind = kind;
    this.#param = param;
  }

  get size(): number {
    return this.#records.size;
  }

  /** Keeps an object and gives it back. */
  add<R extends T>(record: R): R {
    this.#records.set(record.id, record);
    return record;
  }

  /** The object, or nothing. */
  find(id: string): T | undefined {
    return this.#records.get(id);
  }

  /** The object that a path names. @throws {StripeFailure} 404 `resource_missing`. */
  get(id: string): T {
    const record = this.#records.get(id);
    if (!record) throw noSuch(this.#kind, id, this.#param);
    return record;
  }

  /** The object that a parameter names. @throws {StripeFailure} 400 `resource_missing`. */
  refer(id: string, param: string): T {
    const record = this.#records.get(id);
    if (!record) throw noSuch(this.#kind, id, param, 400);
    return record;
  }

  delete(id: string): void {
    this.#records.delete(id);
  }

  /** All, newest first, as Stripe lists them. */
  newestFirst(): T[] {
    return [...this.#records.values()].toReversed();
  }

  /** All, oldest first. */
  values(): IterableIterator<T> {
    return this.#records.values();
  }

  /** Forgets the oldest beyond `most`. */
  keep(most: number): void {
    for (const id of this.#records.keys()) {
      if (this.#records.size <= most) return;
      this.#records.delete(id);
    }
  }
}
