/** As WebDriver answers what went wrong; `code` is one of its error codes, as `no such element`. */
class WebDriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.name = 'WebDriverError';
    this.code = code;
  }
}

/**
 * Opens a session with a WebDriver that has been started a moment ago.
 *
 * @param server - Where it listens, as `http://127.0.0.1:4444`.
 * @returns `send(method, path, body)`: runs a command of the session and gives its value.
 * @see {@link https://www.w3.org/TR/webdriver2/#endpoints}
 */
export async function openSession(server, capabilities) {
  await started(server);
  const { sessionId } = await command('POST', `${server}/session`, {
    capabilities: { alwaysMatch: capabilities },
  });
  return {
    send: (method, path, body) => command(method, `${server}/session/${sessionId}${path}`, body),
  };
}

async function started(server) {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answers = await fetch(`${server}/status`).then(
      (response) => response.ok,
      () => false,
    );
    if (answers) return;
    if (Date.now() > deadline) throw new Error(`${server} did not answer within 30 seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function command(method, url, body) {
  const response = await fetch(url, {
    method,
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new WebDriverError(value.error, value.message);
  return value;
}
