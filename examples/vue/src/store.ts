import { configureStore } from '@storetag/elements';
import '@storetag/elements/order-status/define';
import '@storetag/elements/product-list/define';

// Where the store's server answers: behind the same host here, so that no CORS is needed.
configureStore({ endpoint: '/api/store' });
