import { cardFields } from './styles/card-fields.js';
import { challenge } from './styles/challenge.js';
import { dashboard } from './styles/dashboard.js';
import { frame } from './styles/frame.js';
import { hostedPage } from './styles/hosted-page.js';
import { base } from './styles/base.js';
import { walletButtons } from './styles/wallet-buttons.js';
import { walletSheet } from './styles/wallet-sheet.js';
import { packageFile } from '../http/package-file.js';
import type { Route } from '../http/route.js';

const STYLES: Readonly<Record<string, string>> = {
  base,
  'card-fields': cardFields,
  challenge,
  dashboard,
  frame,
  'hosted-page': hostedPage,
  'wallet-buttons': walletButtons,
  'wallet-sheet': walletSheet,
};
const SCRIPTS = new Set([
  'stripe',
  'address-frame',
  'challenge',
  'email-frame',
  'hosted-page',
  'payment-frame',
  'wallet-buttons',
  'wallet-sheet',
]);

/** Stripe.js, and the scripts and stylesheets of the sandbox's own pages. */
export const assetRoutes: readonly Route[] = [
  { method: 'GET', path: '/stripe.js', handle: () => script('stripe.js') },
  // Real Stripe.js has a path for each release train.
  { method: 'GET', path: '/endive/stripe.js', handle: () => script('stripe.js') },
  {
    method: 'GET',
    path: '/_internal/assets/:file',
    handle: ({ path }) => asset(path['file'] ?? ''),
  },
];

function asset(file: string): Promise<Response> | Response {
  const [, name = '', type] = /^([a-z-]+)\.(css|js|js\.map)$/.exec(file) ?? [];
  if (type === 'css' && Object.hasOwn(STYLES, name)) return respond(STYLES[name] ?? '', 'text/css');
  if (type !== 'css' && SCRIPTS.has(name)) return script(file);
  return new Response('Not found', { status: 404 });
}

async function script(file: string): Promise<Response> {
  const text = await packageFile(`dist/assets/${file}`);
  if (text) {
    return respond(text, file.endsWith('.map') ? 'application/json' : 'text/javascript');
  }
  return new Response(`${file} has not been built. Run the repository's build first.`, {
    status: 404,
  });
}

function respond(text: BodyInit, type: string): Response {
  return new Response(text, {
    headers: {
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      'content-type': `${type}; charset=utf-8`,
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}
