import type { Product, ProductPage } from '@storetag/protocol';
import type { ProductQuery } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { listEnglish } from '../words/list-words.js';
import { CatalogFile } from './catalog-file.js';

const files = new Map<string, Promise<CatalogFile>>();

/**
 * What a server would answer to `GET /products` and `GET /products/{id}`, from the file at an absolute address.
 *
 * @param path - As a server would be asked: `/products?limit=24`.
 * @throws {StoreError} `not_found`; `misconfigured` for whatever else only a server can do.
 */
export async function answer(url: string, path: string): Promise<Product | ProductPage> {
  const { pathname, searchParams } = new URL(path, url);
  const [, id] = /^\/products\/([^/]+)$/.exec(pathname) ?? [];
  if (id === undefined) {
    if (pathname === '/products') return (await catalogFile(url)).find(queryOf(searchParams));
    throw new StoreError('misconfigured', `${path} needs an \`endpoint\`, not only a \`catalog\`.`);
  }
  const product = (await catalogFile(url)).product(decodeURIComponent(id));
  if (!product) throw new StoreError('not_found', listEnglish.unavailable);
  return product;
}

function queryOf(search: URLSearchParams): ProductQuery {
  const { limit, ...query } = Object.fromEntries(search);
  return { ...query, limit: limit ? Number(limit) : undefined };
}

/**
 * The file at an address, fetched once per page; after a failure by the next call.
 *
 * @throws {StoreError} `network_error`, `answer_invalid`
 */
async function catalogFile(url: string): Promise<CatalogFile> {
  let file = files.get(url);
  if (!file) {
    files.set(url, (file = read(url)));
    file.catch(() => files.delete(url));
  }
  return file;
}

/** Milliseconds that the download may take. */
const PATIENCE = 30_000;

// Not stopped with the call of whoever asked first: others wait for the same file.
async function read(url: string): Promise<CatalogFile> {
  let response: Response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
  } catch (cause) {
    throw new StoreError('network_error', listEnglish.unreachable, { cause });
  }
  try {
    if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
    return new CatalogFile(await response.json());
  } catch (cause) {
    throw new StoreError('answer_invalid', listEnglish.unreadable, { cause });
  }
}
