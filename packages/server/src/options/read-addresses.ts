import { resolvePath } from '../checkout/return-url.js';
import { wrongOption } from './wrong-option.js';

/** @throws {TypeError} unless it is the `https:` address of a site; `http:` will do with test keys. */
export function readSiteUrl(siteUrl: string, livemode: boolean): string {
  if (!URL.canParse(siteUrl) || !isWeb(new URL(siteUrl), livemode)) {
    throw wrongOption('siteUrl', siteUrl, mend('https://shop.example', livemode));
  }
  return siteUrl;
}

/** @throws {TypeError} unless all are origins, written as browsers send them. */
export function readOrigins(origins: readonly string[], livemode: boolean): ReadonlySet<string> {
  if (!Array.isArray(origins) || origins.length === 0) {
    throw wrongOption(
      'origins',
      origins,
      'List the origins that sell: `["https://shop.example"]`.',
    );
  }
  for (const origin of origins) {
    const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin;
    if (!isOrigin || !isWeb(new URL(origin), livemode)) {
      throw wrongOption(
        'origins',
        origin,
        `${mend('https://shop.example', livemode)} No path, no slash at its end, no \`*\`.`,
      );
    }
  }
  return new Set(origins);
}

/** @throws {TypeError} unless it is a path of the site. */
export function readPath(name: string, path: string, siteUrl: string): string {
  try {
    resolvePath(name, path, null, siteUrl);
    return path;
  } catch {
    throw wrongOption(name, path, 'Write a path of the site, such as `/thanks`.');
  }
}

/** @throws {TypeError} unless it is an `https:` address; `http:` will do for a sandbox's. */
export function readPortal(address: string, isSandbox: boolean): string {
  if (URL.canParse(address) && isWeb(new URL(address), !isSandbox)) return address;
  throw wrongOption(
    'customerPortal',
    address,
    'Copy the link from https://dashboard.stripe.com/settings/billing/portal, `https://billing.stripe.com/p/login/…`.',
  );
}

function isWeb(url: URL, livemode: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && !livemode);
}

function mend(example: string, livemode: boolean): string {
  return `Write it as \`${example}\`${livemode ? '; live keys need https' : ''}.`;
}
