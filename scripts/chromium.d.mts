/** What a headless Chromium needs in containers and on closed networks. */
export const chromiumArguments: string[];

/** Path of the installed Chromium or Chrome; `CHROMIUM_PATH` wins; `undefined` when there is none. */
export function findChromium(): string | undefined;
