import type { LineItem } from '@storetag/protocol';

/*
 * One attempt is one purchase: however often its request is repeated, from whichever tab, the server makes one
 * payment of it. Its id is a secret, because it also proves who made the order.
 */

/** Used where the browser denies or has filled localStorage; tabs then no longer share attempts. */
const memory = new Map<string, string>();

/** Id of the attempt to buy these lines at this endpoint: the open one, or a new one. */
export function attemptFor(endpoint: string, lines: readonly LineItem[]): string {
  const key = keyOf(endpoint, lines);
  if (!read(key)) write(key, crypto.randomUUID());
  // Read back, so that two tabs that wrote at once agree.
  return read(key) ?? '';
}

/** Id of a new attempt to buy these lines, after the server said that the old one is finished. */
export function renewAttempt(endpoint: string, lines: readonly LineItem[]): string {
  remove(keyOf(endpoint, lines));
  return attemptFor(endpoint, lines);
}

/**
 * Whether the open attempt to buy these lines has led to an order: the units that it holds are no longer in stock, and
 * are its own.
 */
export function isUnderWay(endpoint: string, lines: readonly LineItem[]): boolean {
  const attempt = read(keyOf(endpoint, lines));
  return !!attempt && keys().some((key) => key.startsWith(orderKey) && read(key) === attempt);
}

/** Notes which order (`cs_…` or `pi_…`) came of an attempt, so that this browser can prove it is the buyer. */
export function rememberOrder(order: string, attempt: string): void {
  write(orderKey + order, attempt);
}

/** Proof that this browser made an order: the attempt's id. */
export function proofOf(order: string): string | undefined {
  return read(orderKey + order);
}

/** For the request of an attempt: which one it takes the place of, where the customer has changed what he buys. */
export function replacing(order: string | undefined, attempt: string): { replaces?: string } {
  const replaces = order && proofOf(order);
  return replaces && replaces !== attempt ? { replaces } : {};
}

/** Ends the attempt behind a settled order: the next purchase of the same lines is a new one. */
export function finishAttempt(order: string): void {
  const attempt = proofOf(order);
  if (!attempt) return;
  for (const key of keys()) {
    if (key.startsWith(attemptKey) && read(key) === attempt) remove(key);
  }
}

/** Whether `name` is asked about for the first time in this browser. */
export function isFirstTime(name: string): boolean {
  const key = `storetag:${name}`;
  const first = !read(key);
  write(key, '1');
  return first;
}

const attemptKey = 'storetag:attempt:';
const orderKey = 'storetag:order:';

function keyOf(endpoint: string, lines: readonly LineItem[]): string {
  return `${attemptKey}${endpoint} ${lines.map((line) => `${line.price}*${line.quantity}`).join()}`;
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? memory.get(key);
  } catch {
    return memory.get(key);
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    memory.set(key, value);
  }
}

function remove(key: string): void {
  memory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Denied: then it was only in memory.
  }
}

function keys(): string[] {
  try {
    return [...memory.keys(), ...Object.keys(localStorage)];
  } catch {
    return [...memory.keys()];
  }
}
