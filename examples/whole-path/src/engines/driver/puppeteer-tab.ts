import { ElementHandle, type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { findTarget, readElement, sent } from './find-target.js';
import type { Key, Tab, Target } from './tab.js';
import { describeTarget, patiently } from './wait-for.js';

/** A window of Chromium (by its own protocol) or Firefox (by WebDriver BiDi). */
export class PuppeteerTab implements Tab {
  readonly #context: BrowserContext;
  readonly #page: Page;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = page;
  }

  static async open(browser: Browser): Promise<PuppeteerTab> {
    const context = await browser.createBrowserContext();
    // A tab behind another renders no frames.
    const page = await context.newPage({ type: 'window' });
    await page.setViewport({ width: 1024, height: 768 });
    return new PuppeteerTab(context, page);
  }

  async goto(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async back(): Promise<void> {
    // `goBack` waits for a load, which a page that was kept whole does not have.
    await this.#page.evaluate('void setTimeout(() => history.back())');
  }

  async address(): Promise<string> {
    return String(await this.#page.evaluate('location.href'));
  }

  async click(target: Target): Promise<void> {
    await this.#withElement(target, (element) => element.click());
  }

  async typeOver(target: Target, text: string): Promise<void> {
    await this.#withElement(target, async (element) => {
      await element.click({ count: 3 });
      await element.press('Backspace');
      await element.type(text);
    });
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async press(key: Key): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async has(target: Target): Promise<boolean> {
    const element = await this.#find(target);
    await element?.dispose();
    return element !== undefined;
  }

  read(target: Target): Promise<string> {
    return this.#withElement(target, (element) => element.evaluate(readElement));
  }

  evaluate(expression: string): Promise<unknown> {
    return this.#page.evaluate(expression);
  }

  screenshot(): Promise<Uint8Array> {
    return this.#page.screenshot();
  }

  async close(): Promise<void> {
    await this.#context.close();
  }

  #withElement<T>(target: Target, act: (element: ElementHandle) => Promise<T>): Promise<T> {
    return patiently(describeTarget(target), async () => {
      const element = await this.#find(target);
      return element && { done: await act(element) };
    }).then(({ done }) => done);
  }

  async #find(target: Target): Promise<ElementHandle | undefined> {
    for (const frame of this.#page.frames()) {
      // A frame may go while it is looked into.
      const handle = await frame.evaluateHandle(findTarget, sent(target)).catch(() => undefined);
      if (handle instanceof ElementHandle) return handle;
    }
    return undefined;
  }
}
