/** A session of a WebDriver. */
export interface WebDriverSession {
  /** Runs a command, as `POST` `/url`, and gives its value; rejects with WebDriver's error. */
  send(method: 'DELETE' | 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
}
