import { recordOf, type Price, type Product } from '@storetag/protocol';
// No module: it puts itself into `window.axe`.
import 'axe-core';
import { LitElement } from 'lit';

declare const axe: typeof import('axe-core');

const readBody = recordOf((value) => value);

/** A request that a page made. */
export interface Made {
  method: string;
  /** Path and query below the endpoint. */
  path: string;
  headers: Headers;
  body: Record<string, unknown>;
}

type Answer = Response | Promise<Response> | (() => Response | Promise<Response>);

/** Stands in for the network: answers what it is told to, and keeps what was asked. */
export class FakeStore {
  readonly made: Made[] = [];
  private readonly answers: [string, Answer[]][] = [];
  private readonly fetch = globalThis.fetch;

  constructor() {
    isolateStorage();
    globalThis.fetch = (input, init) =>
      this.answer(typeof input === 'string' ? input : '', init ?? {});
  }

  /** Answers requests whose `METHOD /path` starts with `start`, in this order; the last answer stays. */
  on(start: string, ...answers: Answer[]): this {
    this.answers.unshift([start, answers]);
    return this;
  }

  /** The requests whose `METHOD /path` starts with `start`. */
  to(start: string): Made[] {
    return this.made.filter(({ method, path }) => `${method} ${path}`.startsWith(start));
  }

  restore(): void {
    globalThis.fetch = this.fetch;
  }

  private async answer(input: string, init: RequestInit): Promise<Response> {
    const { pathname, search } = new URL(input);
    const path = (pathname + search).replace(/^.*\/api\/[^/]*(?=\/)/, '');
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? readBody(JSON.parse(init.body)) : {};
    this.made.push({ method, path, headers: new Headers(init.headers), body });
    const answers = this.answers.find(([start]) => `${method} ${path}`.startsWith(start))?.[1];
    if (!answers) throw new TypeError(`Nobody answers ${method} ${path}.`);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    const response = await (typeof answer === 'function' ? answer() : answer);
    if (!response) throw new TypeError('Failed to fetch');
    init.signal?.throwIfAborted();
    return response.clone();
  }
}

/** Test pages run side by side on one origin; this gives each test a `localStorage` of its own. */
function isolateStorage(): void {
  const kept: Record<string, string> = {};
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => (kept[key] = value),
    removeItem: (key: string) => delete kept[key],
    clear: () => Object.keys(kept).forEach(storage.removeItem),
  };
  const fake = new Proxy(kept, {
    get: (_, key) => Reflect.get(Object.hasOwn(storage, key) ? storage : kept, key) as unknown,
  });
  Object.defineProperty(window, 'localStorage', { configurable: true, value: fake });
}

/** An answer that does not come. */
export const never = (): Promise<Response> => new Promise(() => {});
/** No connection. */
export const offline = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

export const json = (body: unknown, status = 200): Response => Response.json(body, { status });

export const problem = (status: number, code: string, more: object = {}): Response =>
  json({ code, status, title: `It is ${code}.`, request_id: 'req_1', ...more }, status);

export function price(id: string, amount: number | null, more: Partial<Price> = {}): Price {
  return {
    id,
    product: 'prod_mug',
    currency: 'usd',
    unit_amount: amount,
    recurring: null,
    custom_unit_amount: null,
    lookup_key: null,
    label: null,
    ...more,
  };
}

export function product(id: string, prices: Price[], more: Partial<Product> = {}): Product {
  return {
    id,
    name: 'Mug',
    description: null,
    images: [],
    url: null,
    category: null,
    features: [],
    metadata: {},
    stock: null,
    prices,
    default_price: prices[0]?.id ?? null,
    ...more,
  };
}

export const mug = product('prod_mug', [price('price_mug', 1200)]);

export const page = (...products: Product[]): Response => json({ products, next_cursor: null });

/** Waits until `condition` holds. */
export async function until(condition: () => unknown, what = String(condition)): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 300) throw new Error(`It never happened: ${what}`);
    // One look after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** The next event of a type, wherever in the document. */
export function next<K extends keyof GlobalEventHandlersEventMap>(
  type: K,
  act: (event: GlobalEventHandlersEventMap[K]) => void = () => {},
): Promise<GlobalEventHandlersEventMap[K]> {
  return new Promise((resolve) => {
    document.addEventListener(
      type,
      (event) => {
        act(event);
        resolve(event);
      },
      { once: true },
    );
  });
}

/** Puts HTML into the page and gives its first element, once it has rendered. */
export async function show<T extends HTMLElement>(type: new () => T, markup: string): Promise<T> {
  document.body.innerHTML = `<main><h1>Page</h1>${markup}</main>`;
  const element = document.querySelector('main')?.children[1];
  if (!(element instanceof type)) throw new Error(`${markup} does not begin with ${type.name}.`);
  if (element instanceof LitElement) await element.updateComplete;
  return element;
}

/** Everything that an element shows, its own shadow roots included, with single spaces. */
export function textOf(node: Node): string {
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
    return node.assignedNodes().map(textOf).join(' ');
  }
  if (node instanceof HTMLStyleElement) return '';
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ');
  const inside = node instanceof Element && node.shadowRoot ? node.shadowRoot : node;
  return Array.from(inside.childNodes, textOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** Finds in an element's shadow root, and in those below it. */
export function find<T extends Element = HTMLElement>(
  root: Element,
  selector: string,
  type: abstract new () => T,
): T | undefined;
export function find(root: Element, selector: string): Element | undefined;
export function find(root: Element, selector: string): Element | undefined {
  const below = root.shadowRoot;
  const here = below?.querySelector(selector);
  if (here) return here;
  for (const each of below?.querySelectorAll('*') ?? []) {
    const found = find(each, selector);
    if (found) return found;
  }
  return undefined;
}

/** What the accessibility audit finds wrong with an element. */
export async function violations(element: Element): Promise<string[]> {
  const result = await axe.run(element);
  return result.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => html + failureSummary).join()}`,
  );
}
