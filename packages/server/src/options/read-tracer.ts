import type { Tracer, TracerProvider } from '../log/tracing.js';
import { wrongOption } from './wrong-option.js';

/**
 * Gets the tracer that spans are made with.
 *
 * @throws {TypeError}
 */
export function readTracer(tracing: Tracer | TracerProvider | undefined): Tracer | undefined {
  if (tracing === undefined) return undefined;
  if ('startActiveSpan' in tracing && typeof tracing.startActiveSpan === 'function') return tracing;
  if ('getTracer' in tracing && typeof tracing.getTracer === 'function') {
    return tracing.getTracer('@storetag/server');
  }
  throw wrongOption('tracing', tracing, 'Pass `trace` of `@opentelemetry/api`, or a tracer.');
}
