import type { Logger } from '../log/logger.js';
import { fromForwardedFor, fromPlatform, fromRuntime, type ClientIp } from './client-address.js';
import { clientKey, isPublic } from './client-key.js';
import type { LimitSurroundings } from './limit-options.js';

/** Finds out who calls; `undefined` where that cannot be known. */
export type ClientOf = (request: Request, platform: unknown) => string | undefined;

const MEND =
  'limits per client are off: set `clientIp` or `trustedHops` to tell where the address of the client stands.';

/**
 * Makes what tells clients apart.
 *
 * What the runtime says of a connection is the address of whatever stands before the server. Where that is private, it
 * is a proxy, and limiting it would limit all customers together; so it counts as unknown, and the owner is told once,
 * unless the store is only tried out on a sandbox.
 */
export function clientFinder({
  clientIp,
  trustedHops,
  stripe,
  logger,
}: Omit<LimitSurroundings, 'limit' | 'limits' | 'guard' | 'now' | 'onAlarm'>): ClientOf {
  const tell = stripe.sandbox ? () => {} : once(logger);
  const isTold = clientIp !== undefined || trustedHops !== undefined;
  const find = finderOf({ clientIp, trustedHops });
  return (request, platform) => {
    const address = find(request, platform) ?? undefined;
    const key = address === undefined ? undefined : clientKey(address);
    if (key === undefined) {
      tell(`The address of a client is not known, so ${MEND}`);
      return undefined;
    }
    if (isTold) return key;
    const isForwarded = request.headers.has('x-forwarded-for');
    if (!isPublic(key)) {
      // Without a proxy it is somebody at the same desk, who need not hear of this.
      if (isForwarded) tell(`Requests come through a proxy, so ${MEND}`);
      return undefined;
    }
    if (isForwarded) {
      tell(
        'Requests have an `x-forwarded-for`. If a proxy of yours writes it, set `trustedHops`: until then all its clients share one limit.',
      );
    }
    return key;
  };
}

function finderOf({
  clientIp,
  trustedHops,
}: Pick<LimitSurroundings, 'clientIp' | 'trustedHops'>): ClientIp {
  if (typeof clientIp === 'function') return clientIp;
  if (clientIp !== undefined) return fromPlatform(clientIp);
  return trustedHops === undefined ? fromRuntime : fromForwardedFor(trustedHops);
}

function once(logger: Logger): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    logger.warn(message, {});
  };
}
