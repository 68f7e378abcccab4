import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';
import Stripe from 'stripe';
import { expect } from 'vitest';
import { chromiumArguments, findChromium } from '../../../../../scripts/chromium.mjs';
import { SHOP_SCRIPT } from './shop-script.test.fixture.js';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../index.js';

/** A sandbox, a shop on another origin, and a browser. One per test file. */
export interface Shop {
  sandbox: Sandbox;
  /** Origin of the sandbox. */
  url: string;
  /** Origin of the shop. */
  shopUrl: string;
  /** What the shop's server uses. */
  stripe: Stripe;
  /** A fresh browser profile with the shop's page open. */
  visit: (options?: VisitOptions) => Promise<Page>;
  browser: Browser;
  close: () => Promise<void>;
}

/** How the shop is visited. */
interface VisitOptions {
  colorScheme?: 'dark' | 'light';
  locale?: string;
  width?: number;
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const require = createRequire(import.meta.url);

/** Opens a shop. Close it in `afterAll`. */
export async function openShop(options: SandboxOptions = {}): Promise<Shop> {
  const sandbox = createSandbox({ seed: 'browser', products: 'none', ...options });
  const { url, port, close } = await sandbox.listen({ port: 0 });
  const loader = await readFile(
    new URL('../dist/pure.mjs', pathToFileURL(require.resolve('@stripe/stripe-js'))),
  );
  const server = createServer((request, response) => {
    const script = request.url?.endsWith('.mjs') ?? false;
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    if (request.url === '/stripe-js-pure.mjs') response.end(loader);
    else if (request.url === '/shop.mjs') response.end(SHOP_SCRIPT);
    else response.end(shopPage(url));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const shopUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium is installed; set CHROMIUM_PATH.');
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  return {
    sandbox,
    url,
    shopUrl,
    browser,
    stripe: new Stripe(sandbox.keys.secret, {
      host: new URL(url).hostname,
      port,
      protocol: 'http',
      telemetry: false,
    }),
    async visit({ colorScheme = 'light', locale = 'en-US', width = 800 } = {}) {
      const viewport = { width, height: 900 };
      const context = await browser.newContext({ colorScheme, locale, viewport });
      context.setDefaultTimeout(8000);
      const page = await context.newPage();
      await page.goto(shopUrl);
      await page.waitForSelector('html[data-ready]');
      return page;
    },
    async close() {
      await browser.close();
      server.close();
      await close();
    },
  };
}

/** Expects of what is read again until it is so. The machine may be slow. */
export function eventually<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 8000 });
}

/** What axe finds wrong in a page and its frames: rules with the elements that break them. */
export async function violations(page: Page): Promise<string[]> {
  for (const frame of page.frames()) {
    // Evaluated, not added as a script: the pages' policy lets no foreign script in.
    await frame.evaluate(axe.source);
    await frame.evaluate(() => window.axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] }));
  }
  return page.evaluate(async () => {
    const found = await window.axe.run(document);
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`,
    );
  });
}

function shopPage(sandboxUrl: string): string {
  return `<!doctype html><html lang="en"><title>Shop</title><body>
    <main><h1>Shop</h1><div id="mount"></div><div id="second"></div><div id="third"></div></main>
    <script src="${sandboxUrl}/stripe.js"></script><script type="module" src="/shop.mjs"></script>`;
}
