import { launch } from 'puppeteer-core';
import { findFirefox } from '../../../../../scripts/browsers/firefox.mjs';
import { chromiumArguments, findChromium } from '../../../../../scripts/chromium.mjs';
import { PuppeteerTab } from './puppeteer-tab.js';
import type { Tab } from './tab.js';
import { WebDriverTab } from './web-driver-tab.js';

/** The engines that the core paths are tested in. */
export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** A browser that opens windows, each with an empty profile. */
export interface Engine {
  open(): Promise<Tab>;
  close(): Promise<void>;
}

/** Starts an engine; throws where it is not installed. */
export async function launchEngine(name: EngineName): Promise<Engine> {
  if (name === 'webkit') return { open: () => WebDriverTab.open(), close: () => Promise.resolve() };
  const executablePath = name === 'firefox' ? findFirefox() : findChromium();
  if (executablePath === undefined) throw new Error(`There is no ${name}. Install it first.`);
  const browser = await launch({
    browser: name === 'firefox' ? 'firefox' : 'chrome',
    executablePath,
    args: name === 'firefox' ? [] : chromiumArguments,
  });
  return { open: () => PuppeteerTab.open(browser), close: () => browser.close() };
}
