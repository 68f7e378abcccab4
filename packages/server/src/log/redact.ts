/**
 * Stripe's keys, webhook secrets and client secrets, wherever they stand in a text. Ids have a greatest length, so that
 * no text makes this slow.
 */
const SECRETS =
  /(?:sk|rk)_(?:live|test)_[\w*-]+|whsec_[\w+/=]+|(?:cs|pi|seti)_\w{1,100}?_secret_[\w%.~+/=-]+/g;
/** E-mail addresses: who asks a merchant to be forgotten should not stand in logs. */
const ADDRESSES = /[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/gi;

const STRUCK = '[redacted]';
/** Longest text that is kept, in characters. */
const LONGEST = 10_000;
/** Levels below which nothing is copied: logs are for reading. */
const DEPTH = 8;

/**
 * A copy without secrets and e-mail addresses: strings are searched and cut to 10,000 characters, errors become their
 * name, message, code and stack.
 *
 * @param secrets - Further texts to strike out, such as the configured keys themselves.
 */
export function redacted(value: string, secrets?: readonly string[]): string;
export function redacted(value: unknown, secrets?: readonly string[], depth?: number): unknown;
export function redacted(value: unknown, secrets: readonly string[] = [], depth = 0): unknown {
  if (typeof value === 'string') {
    return secrets
      .reduce((text, secret) => text.replaceAll(secret, STRUCK), value)
      .replaceAll(SECRETS, STRUCK)
      .replaceAll(ADDRESSES, '[e-mail]')
      .slice(0, LONGEST);
  }
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol' ? String(value) : value;
  }
  if (depth >= DEPTH) return '[…]';
  if (value instanceof Error) {
    const { name, message, stack, cause } = value;
    const code = 'code' in value ? value.code : undefined;
    return redacted({ name, message, code, stack, cause }, secrets, depth + 1);
  }
  if (Array.isArray(value)) {
    return value.map((entry: unknown) => redacted(entry, secrets, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== undefined)
      .map(([key, entry]) => [key, redacted(entry, secrets, depth + 1)]),
  );
}
