import '@storetag/elements/order-status/define';
import './store.js';

document.querySelector('order-status')?.addEventListener('order-settled', ({ order }) => {
  if (order.status === 'paid') document.title = 'Paid: Halden';
});
