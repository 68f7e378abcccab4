import * as fc from 'fast-check';
import { Stripe } from 'stripe';
import { describe, expect, it, vi } from 'vitest';
import { verifyEvent } from './verify-event.js';

const NOW = 1_800_000_000_000;
const TIME = NOW / 1000;
const SECRET = 'whsec_canary0123456789';
const SECRETS = [SECRET, 'whsec_second'];
const text = '{"type":"product.updated","name":"Tasse Größe"}';
const payload = new TextEncoder().encode(text);

const sign = (timestamp = TIME, secret = SECRET, body = text) =>
  Stripe.webhooks.generateTestHeaderStringAsync({ payload: body, secret, timestamp });
const signatureOf = async (...of: Parameters<typeof sign>) => (await sign(...of)).split('v1=')[1];
const accepts = async (
  header: string | null,
  body = payload,
  secrets: readonly string[] = SECRETS,
) =>
  verifyEvent(body, header, secrets, NOW).then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'signature_invalid', status: 400 });
      return false;
    },
  );

describe('verifyEvent', () => {
  it('reads what Stripe signed', async () => {
    expect(await verifyEvent(payload, await sign(), SECRETS, NOW)).toEqual({
      type: 'product.updated',
      name: 'Tasse Größe',
    });
  });

  it('BUG-17: takes each of the secrets, and each of the signatures', async () => {
    const good = await signatureOf();
    const second = await signatureOf(TIME, 'whsec_second');
    const wrong = '0'.repeat(64);
    expect(await accepts(`t=${TIME},v1=${second}`)).toBe(true);
    expect(await accepts(`t=${TIME},v1=${wrong},v1=${good}`)).toBe(true);
    expect(await accepts(`t=${TIME},v1=${good},v1=${second},v0=x`)).toBe(true);
    expect(await accepts(`v1=${good},t=${TIME}`)).toBe(true);
    expect(await accepts(`t=${TIME},v1=${second}`, payload, [SECRET])).toBe(false);
  });

  it.each([
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
    [86_400, false],
  ])('BUG-16 T7: of a time %i seconds away: %s', async (seconds, isTaken) => {
    expect(await accepts(await sign(TIME + seconds))).toBe(isTaken);
  });

  it('looks at eight signatures, not nine', async () => {
    const good = await signatureOf();
    const others = (count: number) => `,v1=${'0'.repeat(64)}`.repeat(count);
    expect(await accepts(`t=${TIME}${others(7)},v1=${good}`)).toBe(true);
    expect(await accepts(`t=${TIME}${others(8)},v1=${good}`)).toBe(false);
    expect(await accepts(`t=${TIME},v1=${good}${',x=y'.repeat(600)}`)).toBe(false);
  });

  it.each([
    (time: string, signature: string) => `t=${time},t=1,v1=${signature}`,
    (time: string, signature: string) => `t=1,t=${time},v1=${signature}`,
    (time: string, signature: string) => `t=${time}.0,v1=${signature}`,
    (time: string, signature: string) => `t=+${time},v1=${signature}`,
    (time: string, signature: string) => `t=0x${Number(time).toString(16)},v1=${signature}`,
    (_: string, signature: string) => `t=NaN,v1=${signature}`,
    (_: string, signature: string) => `v1=${signature}`,
    (time: string) => `t=${time}`,
    (time: string) => `t=${time},v1=`,
    (time: string, signature: string) => `t=${time},v1=${signature.slice(0, 62)}`,
    (time: string, signature: string) => `t=${time},v1=${signature}00`,
    (time: string, signature: string) => `t=${time},v2=${signature}`,
    (time: string, signature: string) => `T=${time},V1=${signature}`,
  ])('refuses the header %#', async (write) => {
    const signature = await signatureOf();
    expect(await accepts(`t=${TIME},v1=${signature}`)).toBe(true);
    expect(await accepts(write(String(TIME), signature ?? ''))).toBe(false);
  });

  it('T7: refuses every change of a bit of the body or of a character of the header', async () => {
    const header = await sign();
    for (let bit = 0; bit < payload.byteLength * 8; bit++) {
      const changed = payload.slice();
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      // oxlint-disable-next-line no-await-in-loop
      expect(await accepts(header, changed)).toBe(false);
    }
    const signature = header.indexOf('v1=') + 3;
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: signature, max: header.length - 1 }),
        fc.constantFrom(...Array.from('0123456789abcdefABCDEF ,=')),
        async (at, character) => {
          if (header[at] === character) return;
          const changed = header.slice(0, at) + character + header.slice(at + 1);
          expect(await accepts(changed)).toBe(false);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('BUG-15: refuses a body that was parsed and written again', async () => {
    const again = new TextEncoder().encode(JSON.stringify(JSON.parse(text), null, 1));
    expect(await accepts(await sign(), again)).toBe(false);
  });

  it('refuses nothing at all', async () => {
    expect(await accepts(null)).toBe(false);
    expect(await accepts('')).toBe(false);
    expect(await accepts(await sign(), payload, [])).toBe(false);
  });

  it.each([
    ['no JSON', new TextEncoder().encode('{')],
    ['no UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
  ])('tells what was signed but is %s', async (_, body) => {
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const content = Buffer.concat([Buffer.from(`${TIME}.`), body]);
    const signature = Buffer.from(await crypto.subtle.sign('HMAC', key, content)).toString('hex');
    await expect(
      verifyEvent(body, `t=${TIME},v1=${signature}`, SECRETS, NOW),
    ).rejects.toMatchObject({ code: 'invalid_request' });
  });

  it('makes the keys once', async () => {
    const importKey = vi.spyOn(crypto.subtle, 'importKey');
    const secrets = ['whsec_a', SECRET];
    const header = await sign();
    for (let index = 0; index < 3; index++) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await accepts(header, payload, secrets)).toBe(true);
    }
    expect(importKey).toHaveBeenCalledTimes(2);
  });
});
