import type { keepTold } from './json-ld/structured-data.js';

/**
 * Tells search engines, and of a list analytics, what an element shows. What does it is fetched after the products are
 * shown. Never rejects.
 */
export async function tellShown(...of: Parameters<typeof keepTold>): Promise<void> {
  try {
    (await import('./json-ld/structured-data.js')).keepTold(...of);
  } catch (error) {
    console.error(error);
  }
}
