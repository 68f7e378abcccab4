import { platformHeaders } from '../limits/client-address.js';
import type { LimitSettings } from '../limits/limit-options.js';
import type { Rate } from '../limits/token-buckets.js';
import { checkKeys } from './check-keys.js';
import type { StoreOptions } from './store-options.js';
import { wrongOption } from './wrong-option.js';

const KNOWN =
  'checkout orders createsPerSecond forgedPerSecond declinesPerAttempt alarm minimumAmount';

/**
 * Checks `limits` and fills in the defaults.
 *
 * @throws {TypeError}
 */
export function readLimits(limits: StoreOptions['limits'] = {}): LimitSettings {
  checkKeys('limits', limits, KNOWN);
  const forged = readCount('limits.forgedPerSecond', limits.forgedPerSecond, 50);
  return {
    checkout: readRate('limits.checkout', limits.checkout, { burst: 5, perMinute: 10 }),
    orders: readRate('limits.orders', limits.orders, { burst: 60, perMinute: 60 }),
    createsPerSecond: readCount('limits.createsPerSecond', limits.createsPerSecond, 20),
    forged: forged === undefined ? undefined : { burst: forged, perMinute: forged * 60 },
    declinesPerAttempt: readCount('limits.declinesPerAttempt', limits.declinesPerAttempt, 5),
    alarm: readAlarm(limits.alarm),
    minimumAmount: readMinimum(limits.minimumAmount),
  };
}

/**
 * Checks the functions that limits call, and where the address of a client stands.
 *
 * @throws {TypeError}
 */
export function readLimitHooks({
  limit,
  guard,
  onAlarm,
  clientIp,
  trustedHops,
}: StoreOptions): Pick<StoreOptions, 'limit' | 'guard' | 'onAlarm' | 'clientIp' | 'trustedHops'> {
  for (const [name, hook] of Object.entries({ limit, guard, onAlarm })) {
    if (hook !== undefined && typeof hook !== 'function') {
      throw wrongOption(name, hook, 'Pass a function.');
    }
  }
  const platforms = Object.keys(platformHeaders);
  if (
    clientIp !== undefined &&
    typeof clientIp !== 'function' &&
    !(typeof clientIp === 'string' && platforms.includes(clientIp))
  ) {
    throw wrongOption(
      'clientIp',
      clientIp,
      `Pass a function \`(request, platform) => address\`, or one of ${platforms.join(', ')}.`,
    );
  }
  if (trustedHops !== undefined && !isCount(trustedHops)) {
    throw wrongOption(
      'trustedHops',
      trustedHops,
      'Write how many proxies of yours stand before the server, such as 1; leave it out where there is none.',
    );
  }
  if (clientIp !== undefined && trustedHops !== undefined) {
    throw wrongOption('trustedHops', trustedHops, 'Leave it out: `clientIp` tells the address.');
  }
  return {
    ...(limit && { limit }),
    ...(guard && { guard }),
    ...(onAlarm && { onAlarm }),
    ...(clientIp && { clientIp }),
    ...(trustedHops !== undefined && { trustedHops }),
  };
}

function readRate(name: string, rate: Rate | false | undefined, standard: Rate): Rate | undefined {
  if (rate === false) return undefined;
  if (rate === undefined) return standard;
  checkKeys(name, rate, 'burst perMinute');
  if (isCount(rate.burst) && isCount(rate.perMinute)) return { ...rate };
  throw wrongOption(name, rate, 'Write it as `{ burst: 5, perMinute: 10 }`, or false.');
}

function readCount(
  name: string,
  count: number | false | undefined,
  standard: number,
): number | undefined {
  if (count === false) return undefined;
  if (count === undefined) return standard;
  if (isCount(count)) return count;
  throw wrongOption(name, count, `Write a whole number such as ${standard}, or false.`);
}

function readAlarm(given: NonNullable<StoreOptions['limits']>['alarm']): LimitSettings['alarm'] {
  if (given === false) return undefined;
  checkKeys('limits.alarm', given ?? {}, 'share least pause');
  const { share = 0.5, least = 20, pause = 900_000 } = given ?? {};
  if (!(share > 0 && share <= 100)) {
    throw wrongOption('limits.alarm.share', share, 'Write declines by purchases, such as 0.5.');
  }
  if (!isCount(least)) {
    throw wrongOption('limits.alarm.least', least, 'Write a whole number such as 20.');
  }
  if (!(pause >= 0 && pause <= 86_400_000)) {
    throw wrongOption('limits.alarm.pause', pause, 'Write milliseconds, such as 900000.');
  }
  return { share, least, pause };
}

function readMinimum(
  given: NonNullable<StoreOptions['limits']>['minimumAmount'] = {},
): ReadonlyMap<string, number> {
  for (const [currency, amount] of Object.entries(given)) {
    if (!/^[a-z]{3}$/.test(currency) || !isCount(amount)) {
      throw wrongOption(
        `limits.minimumAmount.${currency}`,
        amount,
        'Write minor units by lowercase ISO 4217 code: `{ eur: 100 }`.',
      );
    }
  }
  return new Map(Object.entries(given));
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}
