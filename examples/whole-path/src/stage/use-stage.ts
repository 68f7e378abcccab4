import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { launchChromium } from '../driver/browser.js';
import { testPages } from './pages.js';
import { startStage, type Stage, type StageOptions } from './start-stage.js';

/** A customer's browser: its own profile, every request that its pages made, and what they complained of. */
export interface Customer {
  context: BrowserContext;
  page: Page;
  requests: Request[];
  /** Uncaught errors, violated policies and `console.error`s of the pages. */
  complaints: string[];
}

/** Opens a stage and a browser for the tests of a file, and gives each test its own customers. */
export function useStage(options: StageOptions = {}) {
  let stage: Stage | undefined;
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    stage = await startStage({ pages: testPages, ...options });
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  return {
    /** The stage; only within a test. */
    get stage(): Stage {
      if (!stage) throw new Error('The stage is open only while a test runs.');
      return stage;
    },
    /** A new customer with an empty profile, on a page of the site; or on another, by its whole address. */
    async visit(
      address: string,
      emulate: Parameters<Browser['newContext']>[0] = {},
    ): Promise<Customer> {
      if (!browser || !stage) throw new Error('The browser is open only while a test runs.');
      const context = await browser.newContext(emulate);
      contexts.push(context);
      const requests: Request[] = [];
      const complaints: string[] = [];
      context.on('request', (request) => requests.push(request));
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(String(error.error())));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (violation) => {
          const { effectiveDirective, blockedURI, sample } = violation;
          console.error('Violated', effectiveDirective, blockedURI, sample);
        });
      });
      const page = await context.newPage();
      await page.goto(new URL(address, stage.site.url).href);
      return { context, page, requests, complaints };
    },
  };
}
