/** What the store needs of a span of `@opentelemetry/api`. */
export interface Span {
  setAttribute(key: string, value: string | number | boolean): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** What the store needs of a tracer of `@opentelemetry/api`: its own are some. */
export interface Tracer {
  startActiveSpan<T>(
    name: string,
    options: { kind?: number; attributes?: Record<string, string | number | boolean> },
    run: (span: Span) => T,
  ): T;
}

/** What makes tracers, such as `trace` of `@opentelemetry/api`. */
export interface TracerProvider {
  getTracer(name: string): Tracer;
}

/** `SpanKind` of OpenTelemetry. */
export const spanKind = { internal: 0, server: 1, client: 2 } as const;
/** `SpanStatusCode.ERROR` of OpenTelemetry. */
const ERROR = 2;

/** Sets attributes of the span that is under way; does nothing where nobody traces. */
export type SetAttributes = (attributes: Record<string, string | number | boolean>) => void;

/**
 * Runs `work` in a span, where there is a tracer. What it throws marks the span as failed, without its words: they could
 * hold what no log may.
 *
 * @see {@link https://opentelemetry.io/docs/specs/otel/trace/api/#span}
 */
export async function inSpan<T>(
  tracer: Tracer | undefined,
  name: string,
  kind: keyof typeof spanKind,
  work: (set: SetAttributes) => Promise<T>,
): Promise<T> {
  if (!tracer) return work(() => {});
  return tracer.startActiveSpan(name, { kind: spanKind[kind] }, async (span) => {
    try {
      return await work((attributes) => {
        for (const [key, value] of Object.entries(attributes)) {
          span.setAttribute(key, value);
          if (key === 'http.response.status_code' && Number(value) >= 500) {
            span.setStatus({ code: ERROR });
          }
        }
      });
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
