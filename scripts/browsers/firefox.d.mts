/** Path of the installed Firefox; `FIREFOX_PATH` wins; `undefined` when there is none. */
export function findFirefox(): string | undefined;
