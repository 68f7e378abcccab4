import { startStore } from './store.js';
import { followLooks } from './looks.js';

followLooks(document.querySelector('form.themes'));
await startStore();

for (const button of document.querySelectorAll('[data-open-cart]')) {
  button.addEventListener('click', () => document.querySelector('shopping-cart')?.open());
}
for (const form of document.querySelectorAll('card-form[data-first-price]')) {
  const answer = await fetch(`/api/store/products/${form.getAttribute('data-first-price')}`);
  const product: { default_price: string } = await answer.json();
  form.setAttribute('price', product.default_price);
}
