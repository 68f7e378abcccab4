import type { Tracer, TracerProvider } from '../log/tracing.js';
import { wrongOption } from './wrong-option.js';

const MEND = 'Pass `trace` of `@opentelemetry/api`, or a tracer.';

/**
 * Gets the tracer that spans are made with.
 *
 * @throws {TypeError}
 */
export function readTracer(tracing: Tracer | TracerProvider | undefined): Tracer | undefined {
  if (tracing === undefined) return undefined;
  // As from a configuration file, which no compiler has seen.
  const given: unknown = tracing;
  if (typeof given !== 'object' || given === null) {
    throw wrongOption('tracing', tracing, MEND);
  }
  if ('startActiveSpan' in tracing && typeof tracing.startActiveSpan === 'function') return tracing;
  if ('getTracer' in tracing && typeof tracing.getTracer === 'function') {
    return tracing.getTracer('@storetag/server');
  }
  throw wrongOption('tracing', tracing, MEND);
}
