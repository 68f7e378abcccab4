/** A request to the API, as it was answered. */
export interface LoggedRequest {
  readonly id: string;
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly idempotencyKey: string | null;
  /** Whether an earlier answer was given again. */
  readonly replayed: boolean;
  /** Sandbox time, in milliseconds. */
  readonly time: number;
}

const MOST = 2000;

/** The latest requests, oldest first. Nothing secret is in it: no bodies, no queries, no keys. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.#entries.push(entry);
    if (this.#entries.length > MOST) this.#entries.splice(0, this.#entries.length - MOST);
  }

  /** The latest requests, oldest first. */
  all(): readonly LoggedRequest[] {
    return [...this.#entries];
  }
}
