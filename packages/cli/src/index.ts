export { startDev, type Dev, type DevOptions } from './dev/start-dev.js';
export { testCards } from './dev/test-cards.js';
