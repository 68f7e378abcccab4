import { redacted } from './redact.js';

/**
 * Takes what the store has to say to its owner. `console` is one, and so are most logging libraries.
 *
 * Messages are one sentence; `details` are plain data. Secrets are struck out of both, bodies are never in them.
 */
export interface Logger {
  warn(message: string, details: Record<string, unknown>): void;
  error(message: string, details: Record<string, unknown>): void;
}

/** A logger that strikes out secrets before `logger` sees them, and that never throws. */
export function safeLogger(logger: Logger, secrets: readonly string[]): Logger {
  const write =
    (level: 'warn' | 'error') => (message: string, details: Record<string, unknown>) => {
      try {
        logger[level](redacted(message, secrets), readRecord(redacted(details, secrets)));
      } catch {
        // A broken log must not break a sale.
      }
    };
  return { warn: write('warn'), error: write('error') };
}

function readRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
