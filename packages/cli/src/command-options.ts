import { UsageError } from './usage-error.js';

/** What the command line gives to a command; each key is left out when it was not given. */
export interface CommandOptions {
  port?: string | undefined;
  host?: string | undefined;
  config?: string | undefined;
  out?: string | undefined;
  currency?: string | undefined;
  'success-url'?: string | undefined;
  'adjustable-quantity'?: boolean | undefined;
  sandbox?: string | undefined;
  json?: boolean | undefined;
}

/**
 * Reads a port, 0 (any free one) to 65535.
 *
 * @throws {UsageError} when it is something else.
 */
export function readPort(value: string | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new UsageError(`“${value}” is no port. Use a number from 0 to 65535, as in --port 4242.`);
  }
  return port;
}
