import { afterEach, describe, expect, it, vi } from 'vitest';
import { clientFinder } from './client-of.js';

afterEach(() => vi.unstubAllEnvs());

type Options = Partial<Parameters<typeof clientFinder>[0]>;

function setUp(options: Options = {}) {
  const warnings: string[] = [];
  const logger = { warn: (message: string) => void warnings.push(message), error: () => {} };
  const find = clientFinder({
    clientIp: undefined,
    trustedHops: undefined,
    stripe: {},
    logger,
    ...options,
  });
  const ask = (headers: Record<string, string> = {}, platform?: unknown) =>
    find(new Request('https://api.example/', { headers }), platform);
  return { find, ask, warnings };
}

const FORGED = {
  'x-forwarded-for': '198.51.100.1, 198.51.100.2',
  'cf-connecting-ip': '198.51.100.3',
  'x-real-ip': '198.51.100.4',
  'x-nf-client-connection-ip': '198.51.100.5',
  forwarded: 'for=198.51.100.6',
};

describe('clientFinder', () => {
  it.each<[string, unknown]>([
    ['toNodeListener', { remoteAddress: '::ffff:203.0.113.7' }],
    ['Deno', { remoteAddr: { transport: 'tcp', hostname: '203.0.113.7', port: 1 } }],
    [
      'Bun',
      {
        address: '203.0.113.7',
        requestIP(this: { address: string }) {
          return { address: this.address, port: 1, family: 'IPv4' };
        },
      },
    ],
    ['Netlify', { ip: '203.0.113.7', geo: {} }],
    ['Hono on Node', { incoming: { socket: { remoteAddress: '203.0.113.7' } }, outgoing: {} }],
  ])('asks %s itself, and believes no header', (_, platform) => {
    const { ask } = setUp();
    expect(ask({}, platform)).toBe('203.0.113.7');
    expect(ask(FORGED, platform)).toBe('203.0.113.7');
  });

  it('reads Cloudflare’s header on Cloudflare’s runtime', () => {
    const { find } = setUp();
    const request = new Request('https://api.example/', { headers: FORGED });
    expect(find(request, {})).toBeUndefined();
    Object.defineProperty(request, 'cf', { value: { country: 'DE' } });
    expect(find(request, {})).toBe('198.51.100.3');
  });

  it('reads Vercel’s header on Vercel', () => {
    const { ask } = setUp();
    expect(ask(FORGED)).toBeUndefined();
    vi.stubEnv('VERCEL', '1');
    expect(ask(FORGED)).toBe('198.51.100.4');
  });

  it.each([
    ['cloudflare', '198.51.100.3'],
    ['vercel', '198.51.100.4'],
    ['netlify', '198.51.100.5'],
  ] as const)('reads the header of %s where it is told to', (clientIp, address) => {
    const { ask } = setUp({ clientIp });
    expect(ask(FORGED, { remoteAddress: '203.0.113.7' })).toBe(address);
  });

  it.each([
    [1, '198.51.100.2'],
    [2, '198.51.100.1'],
    [3, undefined],
  ])('counts %i proxies from the right of X-Forwarded-For', (trustedHops, address) => {
    const { ask } = setUp({ trustedHops });
    expect(ask(FORGED, { remoteAddress: '203.0.113.7' })).toBe(address);
  });

  it('cannot be told another address by who writes more to the left', () => {
    const { ask } = setUp({ trustedHops: 1 });
    for (const forged of ['', '1.1.1.1, ', '1.1.1.1, 2.2.2.2, ', ', , ']) {
      expect(ask({ 'x-forwarded-for': `${forged}203.0.113.9` })).toBe('203.0.113.9');
    }
  });

  it('takes a function of one’s own', () => {
    const { ask } = setUp({
      clientIp: ({ headers }, platform) => headers.get('x-mine') ?? String(platform),
    });
    expect(ask({ 'x-mine': '203.0.113.1' })).toBe('203.0.113.1');
    expect(ask({}, '10.0.0.9')).toBe('10.0.0.9');
    expect(ask({}, 'nonsense')).toBeUndefined();
  });

  it('T15: does not limit all customers of a proxy together, and says once what to set', () => {
    const { ask, warnings } = setUp();
    const proxy = { remoteAddress: '10.0.0.5' };
    expect(ask(FORGED, proxy)).toBeUndefined();
    expect(ask(FORGED, proxy)).toBeUndefined();
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('`trustedHops`');
  });

  it('says once that a public proxy shares its limit', () => {
    const { ask, warnings } = setUp();
    expect(ask(FORGED, { remoteAddress: '203.0.113.7' })).toBe('203.0.113.7');
    expect(warnings.join()).toContain('all its clients share one limit');
  });

  it('says once that nothing is known, but not on a sandbox', () => {
    const { ask, warnings } = setUp();
    ask();
    ask();
    expect(warnings).toHaveLength(1);
    const dev = setUp({ stripe: { sandbox: { url: 'http://localhost:4243' } } });
    dev.ask();
    expect(dev.warnings).toEqual([]);
  });

  it('leaves who works on the same machine alone, in silence', () => {
    const { ask, warnings } = setUp();
    expect(ask({}, { remoteAddress: '127.0.0.1' })).toBeUndefined();
    expect(warnings).toEqual([]);
  });
});
