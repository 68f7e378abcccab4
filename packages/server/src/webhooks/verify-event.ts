import { ProblemError } from '../http/problem-error.js';

/** How far an event's time may be from ours, either way, in seconds: what was overheard cannot be replayed later. */
const TOLERANCE = 300;
/** Most signatures looked at; Stripe sends one per secret. */
const MOST_SIGNATURES = 8;
/** Longest header looked at, in characters: a time and eight signatures have some 560. */
const LONGEST_HEADER = 2000;

/** Made once for each secret, since that takes longer than to verify an event. */
const keys = new WeakMap<readonly string[], Promise<readonly CryptoKey[]>>();

/**
 * Reads an event that Stripe signed with one of the secrets: any JSON, as far as this goes.
 *
 * Each signature is compared with each secret's, all of them, in a time that tells nothing of where they differ. The
 * Stripe client is not asked, because it takes events from the future.
 *
 * @param payload - The bytes as they came.
 * @param header - `Stripe-Signature`: `t=…,v1=…`, one `v1` per secret while one is rolled.
 * @param secrets - The same list each time: its keys are kept with it.
 * @param now - In milliseconds.
 * @throws {ProblemError} 400 `signature_invalid`, or `invalid_request` for what was signed but is no JSON.
 * @see {@link https://docs.stripe.com/webhooks#verify-manually}
 */
export async function verifyEvent(
  payload: Uint8Array<ArrayBuffer>,
  header: string | null,
  secrets: readonly string[],
  now: number,
): Promise<unknown> {
  const signed = readHeader(header, now);
  if (!signed || !(await isSigned(payload, signed, secrets))) {
    throw new ProblemError('signature_invalid', 'The signature is not valid.', {
      detail:
        'Send the raw body as Stripe sends it, and give the endpoint’s signing secret in `stripe.webhookSecrets`.',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    throw new ProblemError('invalid_request', 'The event is not valid JSON in UTF-8.');
  }
}

/** What a header says. */
interface Signed {
  /** As it stands there, since it is part of what was signed. */
  time: string;
  signatures: Uint8Array<ArrayBuffer>[];
}

/** Reads the header; `undefined` when it says nothing that could be signed now. */
function readHeader(header: string | null, now: number): Signed | undefined {
  if (header === null || header.length > LONGEST_HEADER) return undefined;
  const entries = header.split(',').map((entry) => entry.trim());
  const [time = '', another] = valuesOf('t', entries);
  const signatures = valuesOf('v1', entries);
  const isTimely = /^\d{1,12}$/.test(time) && Math.abs(now / 1000 - Number(time)) <= TOLERANCE;
  if (!isTimely || another !== undefined || signatures.length > MOST_SIGNATURES) return undefined;
  return {
    time,
    signatures: signatures.filter((each) => /^[\da-f]{64}$/.test(each)).map(fromHex),
  };
}

function valuesOf(name: string, entries: readonly string[]): string[] {
  const prefix = `${name}=`;
  return entries
    .filter((entry) => entry.startsWith(prefix))
    .map((entry) => entry.slice(prefix.length));
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, index) =>
    Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16),
  );
}

async function isSigned(
  payload: Uint8Array<ArrayBuffer>,
  { time, signatures }: Signed,
  secrets: readonly string[],
): Promise<boolean> {
  const prefix = new TextEncoder().encode(`${time}.`);
  const content = new Uint8Array(prefix.byteLength + payload.byteLength);
  content.set(prefix);
  content.set(payload, prefix.byteLength);
  const expected = await Promise.all(
    (await keysOf(secrets)).map((key) => crypto.subtle.sign('HMAC', key, content)),
  );
  return expected
    .flatMap((each) => signatures.map((given) => isEqual(new Uint8Array(each), given)))
    .includes(true);
}

/** Compares all bytes, whatever the first ones are. */
function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.byteLength ^ b.byteLength;
  for (let index = 0; index < a.byteLength; index++) {
    difference |= (a[index] ?? 0) ^ (b[index] ?? 0);
  }
  return difference === 0;
}

function keysOf(secrets: readonly string[]): Promise<readonly CryptoKey[]> {
  const known = keys.get(secrets);
  if (known) return known;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const made = Promise.all(
    secrets.map((secret) =>
      crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, ['sign']),
    ),
  );
  keys.set(secrets, made);
  return made;
}
