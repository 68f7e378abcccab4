import { followLooks } from './looks.js';
import { startStore } from './store.js';
import { fillCart, returnWithOrder, stayWaiting } from './style-guide.js';

followLooks(document.querySelector('form.looks'));
const onceDefined = returnWithOrder();
await startStore();
onceDefined();
stayWaiting();
document.addEventListener('click', fillCart);
