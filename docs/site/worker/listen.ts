/** In place of the sandbox's own: a browser listens on no port. */
export function listen(): Promise<never> {
  return Promise.reject(new Error('There are no ports in a browser.'));
}
