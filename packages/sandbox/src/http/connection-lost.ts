/** Thrown by `fetch` where a fault breaks the connection; a listener then breaks it for real. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';

  constructor() {
    super('A fault of the sandbox broke the connection before the answer.');
  }
}
