import type { Engine } from '../core/engine.js';

/** What a page route gets. */
export interface RouteContext {
  readonly request: Request;
  readonly url: URL;
  /** The parts of the path that the pattern names with `:`. */
  readonly path: Readonly<Record<string, string>>;
  readonly engine: Engine;
}

/** A page, script or internal call outside `/v1`. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** `/c/pay/:id`; a last segment `*` takes the rest of the path. */
  readonly path: string;
  readonly handle: (context: RouteContext) => Response | Promise<Response>;
}

/** Matches a path against a pattern; gives the named parts, or nothing. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const given = path.split('/');
  const rest = expected.at(-1) === '*';
  if (rest ? given.length < expected.length : given.length !== expected.length) return undefined;
  const named: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    if (rest && index === expected.length - 1) {
      named['*'] = given.slice(index).join('/');
      break;
    }
    const segment = given[index] ?? '';
    if (part.startsWith(':')) {
      const decoded = decodeSegment(segment);
      if (!decoded) return undefined;
      named[part.slice(1)] = decoded;
    } else if (part !== segment) {
      return undefined;
    }
  }
  return named;
}

function decodeSegment(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
