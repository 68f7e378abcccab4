import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { startStage, type Stage } from '../stage/start-stage.js';
import { launchEngine, type Engine, type EngineName } from './driver/launch-engine.js';
import type { Tab } from './driver/tab.js';
import { patiently, waitFor, waitForAddress } from './driver/wait-for.js';
import { enginePages } from './engine-pages.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Whose turn it is; see vitest.config.ts. */
    engine: EngineName;
  }
}

/** Opens a stage and the engine of this run for the tests of a file, and gives each test its own customers. */
export function useEngine() {
  let stage: Stage | undefined;
  let engine: Engine | undefined;
  let chargesBefore = 0;
  const tabs: Tab[] = [];

  const opened = (): Stage => {
    if (!stage) throw new Error('The stage is open only while a test runs.');
    return stage;
  };
  const charged = async (): Promise<number> => (await opened().charges()).length - chargesBefore;

  beforeAll(async () => {
    stage = await startStage({ pages: enginePages });
    engine = await launchEngine(inject('engine'));
  });
  beforeEach(async () => {
    opened().store.fulfilments.length = 0;
    chargesBefore = (await opened().charges()).length;
  });
  afterEach(async () => {
    await Promise.all(tabs.splice(0).map((tab) => tab.close()));
  });
  afterAll(async () => {
    await engine?.close();
    await stage?.close();
  });

  return {
    /** Succeeded charges during a test. */
    charged,
    /** A new customer on a page of the site. */
    async visit(path: string): Promise<Tab> {
      if (!engine) throw new Error('The browser is open only while a test runs.');
      const tab = await engine.open();
      tabs.push(tab);
      await tab.goto(opened().site.url + path);
      return tab;
    },
    /** Expects that the thank-you page says “paid”, and that there was one charge and one fulfilment of that order. */
    async paidOnThankYouPage(tab: Tab): Promise<void> {
      const address = await waitForAddress(tab, /\/thank-you\.html\?/);
      await waitFor(tab, { text: /Your payment has arrived/ });
      await fulfilledOnce(new URL(address).searchParams.get('session_id'));
    },
    /** The same for a payment in the page. */
    async paidInForm(tab: Tab): Promise<void> {
      await waitFor(tab, { text: /Your payment has arrived/ });
      await fulfilledOnce(null);
    },
  };

  async function fulfilledOnce(id: string | null): Promise<void> {
    const { fulfilments } = opened().store;
    await patiently('fulfilment', () => Promise.resolve(fulfilments.length || undefined));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(fulfilments).toHaveLength(1);
    if (id !== null) expect(fulfilments[0]?.order.id).toBe(id);
    expect(await charged()).toBe(1);
  }
}

/** What the page complained of: uncaught errors and `console.error`s, in words. */
export async function complaintsOf(tab: Tab): Promise<unknown> {
  return tab.evaluate('window.complaints');
}

/** What the page noted by `console.info`. */
export async function notesOf(tab: Tab): Promise<unknown> {
  return tab.evaluate('window.notes');
}
