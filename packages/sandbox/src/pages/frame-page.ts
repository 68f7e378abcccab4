import type { RouteContext } from '../http/route.js';
import type { Html } from './html.js';
import { pageResponse } from './page-response.js';

/** What an element's frame shows. Any site may show it: that is what it is for. */
export interface FramePage {
  title: string;
  /** Name of the script, a file of `browser/entries/`. */
  script: string;
  body: Html;
  /** Stylesheets beside those that every frame has. */
  styles?: readonly string[];
}

/** The page of an element's frame: dressed by the Appearance API, invisible until it is. */
export function framePage({ engine }: RouteContext, page: FramePage): Response {
  return pageResponse({
    title: `${page.title} · SANDBOX`,
    styles: ['card-fields', 'frame', ...(page.styles ?? [])],
    script: page.script,
    framedBy: 'anyone',
    fontsFromAnywhere: true,
    data: { now: String(engine.clock.now()), layout: 'tabs' },
    body: page.body,
  });
}
