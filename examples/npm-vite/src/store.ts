import { configureStore } from '@storetag/elements';

/** Where the store's server answers: behind the same host here, so that no CORS is needed. */
const endpoint = '/api/store';

configureStore({ endpoint });

/** Whether the store takes test cards only. */
export async function isSandbox(): Promise<boolean> {
  const response = await fetch(`${endpoint}/config`);
  const config: unknown = await response.json();
  return (
    typeof config === 'object' &&
    config !== null &&
    'publishable_key' in config &&
    String(config.publishable_key).startsWith('pk_test_')
  );
}
