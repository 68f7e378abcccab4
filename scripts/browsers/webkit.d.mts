import type { WebDriverSession } from './web-driver.mjs';

/** A running WebKitGTK. */
export interface WebKit {
  session: WebDriverSession;
  /** Ends the session and every program. */
  close(): Promise<void>;
}

/** The programs of an installed WebKitGTK; `undefined` when one is missing. */
export function findWebKit(): { driver: string; browser: string; xvfb: string } | undefined;

/** Starts a WebKitGTK with an empty profile, on a screen of its own. */
export function launchWebKit(): Promise<WebKit>;
