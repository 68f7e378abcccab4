import { environment } from '../environment.js';

/**
 * Tells the address of the client of a request, or nothing.
 *
 * @param platform - What the runtime passed to `fetch` beside the request: Deno's info, Bun's server, Netlify's
 *   context, Cloudflare's environment; of `toNodeListener`, `{ remoteAddress }`.
 */
export type ClientIp = (request: Request, platform: unknown) => string | null | undefined;

/** Headers in which a platform writes the client's address itself, over whatever the client sent. */
export const platformHeaders = {
  /** Workers, and any server that can be reached through Cloudflare only. */
  cloudflare: 'cf-connecting-ip',
  netlify: 'x-nf-client-connection-ip',
  vercel: 'x-real-ip',
} as const;

/** A platform whose header can be believed. */
export type Platform = keyof typeof platformHeaders;

/** Reads the address from a platform's header. */
export function fromPlatform(platform: Platform): ClientIp {
  return ({ headers }) => headers.get(platformHeaders[platform]);
}

/**
 * Reads the address from `X-Forwarded-For`, to which each proxy adds, at the right, who called it.
 *
 * @param hops - How many proxies of one's own stand before the server: what is left of theirs, anyone can write.
 */
export function fromForwardedFor(hops: number): ClientIp {
  return ({ headers }) => headers.get('x-forwarded-for')?.split(',').at(-hops)?.trim();
}

/** Reads the address from what no client can write: what the runtime itself says. */
export const fromRuntime: ClientIp = (request, platform) => {
  // Only Cloudflare's runtime gives requests this property.
  if (isRecord(Reflect.get(request, 'cf'))) return fromPlatform('cloudflare')(request, platform);
  if (environment('VERCEL') === '1') return fromPlatform('vercel')(request, platform);
  if (!isRecord(platform)) return undefined;
  const { ip, remoteAddress, remoteAddr, requestIP, incoming } = platform;
  if (typeof requestIP === 'function') {
    const found: unknown = Reflect.apply(requestIP, platform, [request]);
    return isRecord(found) ? textOf(found['address']) : undefined;
  }
  return (
    textOf(remoteAddress) ??
    (isRecord(remoteAddr) ? textOf(remoteAddr['hostname']) : undefined) ??
    // What Hono's adapter for Node passes.
    (isRecord(incoming) && isRecord(incoming['socket'])
      ? textOf(incoming['socket']['remoteAddress'])
      : undefined) ??
    textOf(ip)
  );
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
