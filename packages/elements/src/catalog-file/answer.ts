import type { Product, ProductPage } from '@storetag/protocol';
import type { ProductQuery } from '../store-client.js';
import { StoreError } from '../store-error.js';
import { listEnglish } from '../words/list-words.js';
import { CatalogFile } from './catalog-file.js';

const files = new Map<string, Promise<CatalogFile>>();

/** `GET /products`, from the file at an absolute address. */
export async function findProducts(url: string, query: ProductQuery): Promise<ProductPage> {
  return (await catalogFile(url)).find(query);
}

/**
 * `GET /products/{id}`, from the file at an absolute address.
 *
 * @throws {StoreError} `not_found`
 */
export async function findProduct(url: string, id: string): Promise<Product> {
  const product = (await catalogFile(url)).product(id);
  if (!product) throw new StoreError('not_found', listEnglish.unavailable);
  return product;
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
