/** A PostgreSQL server that runs for tests. */
export interface Cluster {
  /** For `new pg.Pool({ connectionString })`. */
  url: string;
  /** Ends it, its clients cut off: `SIGINT` as an owner would, `SIGQUIT` as a crash does. `start` goes on. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>;
  /** Starts it again after `stop`, with the same data on the same port. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Folder with PostgreSQL's programs; `POSTGRES_BIN` wins; `undefined` when it is not installed. */
export function findPostgres(): string | undefined;

/** Whether PostgreSQL is installed. Where it is not, standard error says so. */
export function hasPostgres(): boolean;

/** Starts one with a cluster of its own. `undefined` when it is not installed; standard error says so. */
export function startCluster(): Promise<Cluster | undefined>;
